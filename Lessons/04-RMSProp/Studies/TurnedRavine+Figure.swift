import Downhill

extension TurnedRavine: Study {
    var angles: Exhibit {
        return .figure(
            Plot("The more the ravine is turned, the less a rate for each weight helps") {
                LineMark(x: Self.degrees, y: descent.map(\.cost), by: "gradient descent")
                PointMark(x: Self.degrees, y: descent.map(\.cost), by: "gradient descent")
                LineMark(x: Self.degrees, y: rmsprop.map(\.cost), by: "RMSProp")
                PointMark(x: Self.degrees, y: rmsprop.map(\.cost), by: "RMSProp")
                LineMark(x: Self.degrees, y: adagrad.map(\.cost), by: "AdaGrad")
                PointMark(x: Self.degrees, y: adagrad.map(\.cost), by: "AdaGrad")
            }.xAxis("angle between the ravine and the axes, degrees", .linear(0...45), ticks: [0, 15, 30, 45])
                .yAxis("share of the loss left after 60 steps", .log(1e-15...1)),
            named: "angle",
            alt: """
                The share of the loss that is left, against the angle by which the ravine is turned. RMSProp and AdaGrad start at next to \
                nothing and rise steeply within the first degrees; gradient descent is level, and RMSProp comes up to it.
                """,
            caption: """
                RMSProp leaves some {{turnedRavine.five}} of the loss at $5°$ and about {{turnedRavine.askew}} at $45°$; gradient descent leaves about {{turnedRavine.descent}} at any angle. \
                $\\kappa = 100$; medians of nine starts, each method at its best for that angle. The lowest points stand for $10^{-15}$ or anything less.
                """)
    }

    private static let pair: [(title: String, place: Ravine, start: Point)] = [
        ("the ravine along the axes", Ravine(condition: 100), [4, 2]),
        ("turned by 45°", Ravine(condition: 100, degrees: 45), [1.414_213_5, 4.242_640_5]),
    ]

    /// Down the two ravines at constant rates.
    private static func runs() -> [(rmsprop: Trajectory, descent: Trajectory)] {
        let rmsprop = RMSProp(learningRate: 0.1, smoothing: 0.9)
        let descent = SGD(learningRate: 2 / (2 + 2 * condition))
        return pair.map { item in
            (
                Descent(on: item.place, from: item.start, by: rmsprop).run(atMost: steps),
                Descent(on: item.place, from: item.start, by: descent).run(atMost: steps)
            )
        }
    }

    /// The two ravines, the same step at a time.
    var race: Exhibit {
        let walks = Self.runs().map { (rmsprop: $0.rmsprop.path, descent: $0.descent.path) }
        return .figure(
            Animation(
                "Along the axes RMSProp walks in; askew it creeps along the floor", frames: 31, framesPerSecond: 6
            ) {
                frame in
                Facets(columns: 2, sharing: .both) {
                    for (item, walk) in zip(Self.pair, walks) {
                        Plot(item.title) {
                            ContourMark(item.place, over: Domain(w1: -4.5...4.5, w2: -3.2...5.2))
                            PathMark(
                                Array(walk.descent.prefix(2 * frame + 1)), by: "gradient descent", arrows: false,
                                dots: false
                            ).lineWidth(1).opacity(0.45)
                            PathMark(
                                Array(walk.rmsprop.prefix(2 * frame + 1)), by: "RMSProp", arrows: false
                            ).lineWidth(2.4)
                            PointMark(at: [0, 0]).symbol(.plus)
                        }.xAxis("w₁", .linear(-4.5...4.5)).yAxis("w₂", .linear(-3.2...5.2))
                    }
                }.subtitle("step \(2 * frame)")
            }, named: "race",
            alt: """
                Animation with two ravines. In the one along the axes RMSProp walks down in a bent line. In the turned one it reaches the floor \
                and then moves along it in small steps. Gradient descent zigzags alike in both.
                """,
            caption: """
                $\\kappa = 100$. On the right RMSProp is soon down on the floor, but then comes along it slowly. Gradient descent ends nearer to the cross, but still up on the walls: after sixty steps its loss is \
                {{turnedRavine.race.descent}}, RMSProp's {{turnedRavine.race.rmsprop}}. Constant rates: RMSProp $\\eta = 0.1$, gradient descent $2/(\\lambda_{\\min}+\\lambda_{\\max})$, the best in the long run. Ring: the \
                start; cross: the minimum.
                """
        )
    }

    var exhibits: [Exhibit] { [race, angles] }

    var numbers: [Recorded] {
        let turned = Self.runs()[1]
        return [
            Recorded("five", left(rmsprop, at: 5), as: .scientific(0)),
            Recorded("fifteen", left(rmsprop, at: 15), as: .percent(3)),
            Recorded("askew", left(rmsprop, at: 45), as: .percent(2)),
            Recorded("descent", left(descent, at: 45), as: .percent(2)),
            Recorded("gain", left(descent, at: 45) / left(rmsprop, at: 45), as: .significant(2)),
            Recorded("race.descent", Double(turned.descent.last.loss), as: .significant(2)),
            Recorded("race.rmsprop", Double(turned.rmsprop.last.loss), as: .significant(2)),
        ]
    }
}

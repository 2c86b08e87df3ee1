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
                nothing and rise steeply within the first degrees; gradient descent is level. RMSProp comes near it, AdaGrad rises past it.
                """,
            caption: """
                RMSProp leaves some {{turnedRavine.five}} of the loss at $5°$ and {{turnedRavine.askew}} at $45°$, gradient descent {{turnedRavine.descent}} at any angle (ranges at $45°$: over ten sets of starts). \
                At $45°$ AdaGrad leaves most. $\\kappa = 100$; medians of nine starts, each method at its best for that angle. The lowest points stand for $10^{-15}$ or anything less.
                """)
    }

    /// The two ravines, and on which side of its start and of its first step the names stand.
    private static let pair:
        [(title: String, place: Ravine, start: Point, rmsprop: TextMark.Placement, descent: TextMark.Placement)] = [
            ("the ravine along the axes", Ravine(condition: 100), [4, 2], .aboveLeading, .leading),
            ("turned by 45°", Ravine(condition: 100, degrees: 45), [1.414_213_5, 4.242_640_5], .leading, .below),
        ]

    /// Gradient descent's best in the long run.
    private static let longRunRate = 2 / (2 + 2 * condition)

    /// Down the two ravines at constant rates.
    private static func runs() -> [(rmsprop: Trajectory, descent: Trajectory)] {
        let rmsprop = RMSProp(learningRate: 0.1, smoothing: 0.9)
        let descent = SGD(learningRate: longRunRate)
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
                "Along the axes RMSProp walks in; askew it creeps along the floor", frames: 21, framesPerSecond: 4
            ) {
                frame in
                Facets(columns: 2, sharing: .both) {
                    for (item, walk) in zip(Self.pair, walks) {
                        Plot(item.title) {
                            ContourMark(item.place, over: Domain(w1: -4.5...4.5, w2: -3.2...5.2))
                            PathMark(
                                Array(walk.descent.prefix(3 * frame + 1)), by: "gradient descent", arrows: false,
                                dots: false
                            ).unlabelled().lineWidth(1).opacity(0.45)
                            PathMark(
                                Array(walk.rmsprop.prefix(3 * frame + 1)), by: "RMSProp", arrows: false, dots: false
                            ).unlabelled().lineWidth(2.4)
                            // Evenly in time, so that they crowd where it creeps.
                            let fifths = stride(from: 5, through: 3 * frame, by: 5).map { walk.rmsprop[$0] }
                            PointMark(x: fifths.map(\.x), y: fifths.map(\.y)).symbol(.circle).symbolSize(6)
                                .color(MethodLook.named("RMSProp")?.color ?? .ink).opacity(1)
                            name("RMSProp", at: walk.rmsprop[0], item.rmsprop, distance: 30)
                            if frame > 0 {
                                name("gradient descent", at: walk.descent[1], item.descent, distance: 36)
                            }
                            PointMark(at: [0, 0]).symbol(.plus)
                        }.xAxis("w₁", .linear(-4.5...4.5)).yAxis("w₂", .linear(-3.2...5.2))
                    }
                }.subtitle("step \(3 * frame); a dot at every fifth of RMSProp's steps")
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

    private func name(
        _ name: String, at place: SIMD2<Double>, _ side: TextMark.Placement, distance: Double
    ) -> TextMark {
        TextMark(name, at: place, side, distance: distance).color(MethodLook.named(name)?.color ?? .ink).bold()
    }

    var exhibits: [Exhibit] { [race, angles] }

    private func range(_ numbers: [Double], as format: NumberFormat) -> String {
        "\(format.text(numbers.min() ?? 0)) to \(format.text(numbers.max() ?? 0))"
    }

    var numbers: [Recorded] {
        let turned = Self.runs()[1]
        return [
            Recorded("five", left(rmsprop, at: 5), as: .scientific(0)),
            Recorded("fifteen", left(rmsprop, at: 15), as: .percent(3)),
            Recorded("askew", range(phases.map { 100 * $0.rmsprop }, as: .significant(2)) + " %"),
            Recorded("descent", range(phases.map { 100 * $0.descent }, as: .significant(2)) + " %"),
            Recorded("gain", range(phases.map { $0.descent / $0.rmsprop }, as: .significant(2))),
            Recorded("race.left", Double(turned.descent.last.loss / turned.descent.losses[0]), as: .percent(0)),
            Recorded("race.sixty", descentInRace.cost, as: .percent(1)),
            Recorded("race.less", 1 - descentInRace.rate / Self.longRunRate, as: .percent(0)),
            Recorded("race.descent", Double(turned.descent.last.loss), as: .significant(2)),
            Recorded("race.rmsprop", Double(turned.rmsprop.last.loss), as: .significant(2)),
        ]
    }
}

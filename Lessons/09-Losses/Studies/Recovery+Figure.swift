import Downhill

extension Recovery: Study {
    /// The two walkers from a score of −6, in motion.
    var film: Exhibit {
        let frames = 24
        let last = Int(squared.predicted(from: -6) * 1.15)
        let walks = [entropy, squared].map { (name: $0.name, scores: $0.scores(from: -6, steps: last)) }
        let losses: [@Sendable (Double) -> Double] = [Sigmoid.loss, { Sigmoid.value(-$0) * Sigmoid.value(-$0) }]
        let x = (0...160).map { -8 + 0.1 * Double($0) }
        let names = walks.map(\.name)
        return .figure(
            Animation("A plateau looks like the end of the road", frames: frames, framesPerSecond: 5) {
                (frame: Int) -> Facets in
                // Later frames are further apart.
                let step = last * frame * frame / ((frames - 1) * (frames - 1))
                return Facets(columns: 2, sharing: .none) {
                    Plot("the loss, and where each stands on it") {
                        for (walk, loss) in zip(walks, losses) {
                            LineMark(x: x, y: x.map(loss), by: walk.name).unlabelled()
                        }
                        // Above both lines: where they lie on each other, neither may cut the other's ball.
                        for (walk, loss) in zip(walks, losses) {
                            PointMark(at: [walk.scores[step], loss(walk.scores[step])], by: walk.name).symbol(.circle)
                                .symbolSize(13).unlabelled()
                        }
                        TextMark(names[0], at: [-4, 4], .aboveTrailing).color(.blue)
                        TextMark(names[1], at: [-8, 0], .aboveTrailing, distance: 3).color(.orange)
                    }.xAxis("score of the right answer", .linear(-8...8)).yAxis("loss", .linear(0...8)).series(names)
                    Plot("the probability of the right answer") {
                        for walk in walks {
                            LineMark(walk.scores.prefix(step + 1).map(Sigmoid.value), by: walk.name).unlabelled()
                        }
                        // Each name as soon as there is a line to name.
                        if 4 * step > last {
                            let x = last / 5
                            TextMark(names[0], at: [Double(x), Sigmoid.value(walks[0].scores[x])], .belowTrailing)
                                .color(.blue)
                        }
                        if 5 * step > 3 * last {
                            TextMark(names[1], at: [0.4 * Double(last), 0], .above).color(.orange)
                        }
                    }.xAxis("step", .linear(0...Double(last))).yAxis("p", .linear(0...1)).series(names)
                }.subtitle("step \(step)")
            }.holding(last: 3), named: "recovery",
            alt: """
                Animation. Two balls start at x = −6. The one on the cross-entropy curve rolls down its even slope at once. The one on \
                the squared error's curve stands on a plateau for hundreds of steps before it falls.
                """,
            caption: """
                Both start with the right answer at one chance in four hundred, each at a tenth of $1/\\lambda$ with its largest curvature \
                $\\lambda$ (lesson 1): $\\eta$ is {{recovery.entropy.rate}} and {{recovery.squared.rate}}.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Steps to an even chance",
                columns: [
                    .init("start at score", as: .integer), "cross-entropy", .init("predicted", as: .integer),
                    "squared error of p",
                    .init("predicted", as: .integer),
                ],
                rows: Self.starts.indices.map { index in
                    let start = Self.starts[index]
                    return [
                        start, steps.entropy[index], entropy.predicted(from: start), steps.squared[index],
                        squared.predicted(from: start),
                    ]
                }))
    }

    var exhibits: [Exhibit] { [film, table] }

    var numbers: [Recorded] {
        [
            Recorded("entropy.6", steps(of: steps.entropy, from: -6)),
            Recorded("squared.6", steps(of: steps.squared, from: -6)),
            Recorded("entropy.rate", entropy.rate, as: .significant(3)),
            Recorded("squared.rate", squared.rate, as: .significant(3)),
        ]
    }
}

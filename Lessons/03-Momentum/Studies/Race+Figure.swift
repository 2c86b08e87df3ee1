import Downhill

extension Race {
    private var shown: [(name: String, path: [SIMD2<Double>])] {
        [descent, usual, polyak].map { ($0.name, Descent(on: .ravine, by: $0.rule).run(atMost: 60).path) }
    }

    var film: Exhibit {
        let paths = shown
        return .figure(
            Animation("Three ways down the ravine, each at its best rate", frames: 50, framesPerSecond: 8) { frame in
                Plot(width: 720, height: 440) {
                    ContourMark(Ravine.ravine, over: Domain(w1: -3...5, w2: -3...3))
                    for (name, path) in paths {
                        PathMark(Array(path.prefix(frame + 1)), by: name, arrows: false)
                    }
                    TextMark("start", at: paths[0].path[0], .aboveTrailing, distance: 10).bold()
                }.subtitle("step \(frame)").xAxis("w₁", .linear(-3...5)).yAxis("w₂", .linear(-3...3))
                    .series("gradient descent", "momentum, γ = 0.9", "momentum, Polyak's γ")
            }, named: "race",
            alt: """
                Animation: three paths on the contours of the ravine. Gradient descent zigzags in, momentum with γ = 0.9 swings around the bottom, Polyak's γ comes in soonest.
                """,
            caption: """
                Gradient descent crosses the floor at every step and yet comes in. With $\\gamma = 0.9$ the ball swings across for much longer than the film, {{race.usual}} steps; with Polyak's \
                {{race.gamma}} it swings widest at first and is there in {{race.polyak}}.
                """)
    }

    var table: Exhibit {
        let rows = [descent, polyak] + others + [usual, nesterov, nesterovUsual]
        return .table(
            Table(
                "Steps to stay a million times closer to the bottom of $w_1^2 + 10\\,w_2^2$, each at its best rate",
                columns: ["method", .init("γ", as: .significant(2)), .init("best η", as: .significant(2)), "steps"],
                rows: rows.map { [$0.name, $0.γ, $0.rate, $0.steps] }))
    }

    var exhibits: [Exhibit] { [film, table] }
}

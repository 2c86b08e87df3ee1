import Downhill

extension Race {
    private var racers: [(contender: Contender, heading: String, path: [SIMD2<Double>])] {
        let headings = [
            "gradient descent", "momentum, γ = 0.9",
            "momentum, Polyak's γ = \(NumberFormat.significant(2).text(polyak.γ))",
        ]
        return zip([descent, usual, polyak], headings).map { contender, heading in
            (contender, heading, Descent(on: .ravine, by: contender.rule).run(atMost: lastStep).path)
        }
    }

    /// The tens of steps after the last of them is in.
    private var lastStep: Int { ([descent, usual, polyak].map(\.steps).max() ?? 0) / 10 * 10 + 10 }

    var film: Exhibit {
        let racers = racers
        let series = racers.map(\.contender.name)
        // What each line is called, and where: the steepest leaves room only under its end.
        let names: [(text: String, step: Int, height: Double?, side: TextMark.Placement, color: Color)] = [
            ("gradient descent", 52, nil, .trailing, .blue), ("γ = 0.9", 150, nil, .aboveTrailing, .orange),
            ("Polyak's γ", polyak.steps, 5e-8, .center, .brown),
        ]
        let start = racers[0].path[0]
        func length(_ w: SIMD2<Double>) -> Double { (w.x * w.x + w.y * w.y).squareRoot() }
        // One by one as long as there is much to see, then by tens.
        let steps = Array(0..<38) + Array(stride(from: 40, through: lastStep, by: 10))
        return .figure(
            Animation("Three ways down the ravine, each at its best rate", frames: steps.count, framesPerSecond: 8) {
                frame in
                let step = steps[frame]
                return Facets(columns: 2, sharing: .none) {
                    for racer in racers {
                        let path = racer.path.prefix(step + 1)
                        let isIn = step >= racer.contender.steps
                        Plot(racer.heading + (isIn ? ": \(racer.contender.steps) steps" : "")) {
                            ContourMark(Ravine.ravine, over: Domain(w1: -3.5...5.5, w2: -3.4...3.4))
                            PathMark(path, by: racer.contender.name, arrows: false, ends: false).unlabelled()
                            PointMark(at: start).symbol(.ring).color(.ink).symbolSize(10)
                            TextMark("start", at: start, .above, distance: 11).bold()
                            if step > 0, let end = path.last, length(end) > 0.2 {
                                PointMark(at: end, by: racer.contender.name).unlabelled().symbolSize(9)
                            }
                        }.xAxis("", .linear(-3.5...5.5), ticks: [-2, 0, 2, 4])
                            .yAxis("", .linear(-3.4...3.4), ticks: [-2, 0, 2]).series(series)
                    }
                    Plot("how far from the cross") {
                        RuleMark(y: 1e-6)
                        TextMark("a millionth", at: [155, 1e-6], .below, distance: 6).color(.slate)
                        for (racer, name) in zip(racers, names) {
                            let far = racer.path.map { length($0) / length(start) }
                            let arrival = racer.contender.steps
                            LineMark(far.prefix(min(step, arrival) + 1), by: racer.contender.name).unlabelled()
                            if step >= name.step {
                                TextMark(
                                    name.text, at: [Double(name.step), name.height ?? far[name.step]], name.side,
                                    distance: 9
                                )
                                .color(name.color)
                            }
                            if step >= arrival {
                                let place = SIMD2(Double(arrival), far[arrival])
                                PointMark(at: place, by: racer.contender.name).unlabelled()
                                TextMark("\(arrival)", at: place, .below, distance: 8).color(name.color).bold()
                            }
                        }
                    }.xAxis("step", .linear(0...Double(lastStep)), ticks: [0, 50, 100, 150, 200, 250])
                        .yAxis("", .log(5e-9...2), ticks: [1e-6, 1e-4, 1e-2, 1]).series(series)
                }.subtitle(
                    "on \(Ravine.ravine.formula), w₁ to the right, w₂ upwards; at the lower right, the share of the first distance; step \(step)"
                )
            }, named: "race",
            alt: """
                Animation: three paths on the contours of the ravine, and a chart of their distances from the bottom. Gradient descent zigzags in, momentum with γ = 0.9 sweeps down in \
                a few wide curves and swings about the bottom for longest, Polyak's γ jumps widest and comes in soonest: its distance falls below a millionth first.
                """,
            caption: """
                Gradient descent crosses the floor at every step and yet comes in. With $\\gamma = 0.9$ the ball swings across for {{race.usual}} steps; with Polyak's \
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

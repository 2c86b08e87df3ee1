import Downhill

extension Race {
    private struct Racer {
        let contender: Contender
        let heading: String
        let color: Color
        /// What its line in the chart is called, and where: the steepest leaves room only beside its end.
        let name: (text: String, at: SIMD2<Double>, side: TextMark.Placement)
        let path: [SIMD2<Double>]
        /// The share of the first distance that is left, step by step.
        let left: [Double]

        init(
            _ contender: Contender, _ heading: String, _ color: Color, steps: Int,
            name: (String, at: SIMD2<Double>, TextMark.Placement)
        ) {
            (self.contender, self.heading, self.color, self.name) = (contender, heading, color, name)
            path = Descent(on: .ravine, by: contender.rule).run(atMost: steps).path
            let far = path.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }
            left = far.map { $0 / far[0] }
        }
    }

    /// The tens of steps after the last of them is in.
    private var lastStep: Int { ([descent, usual, polyak].map(\.steps).max() ?? 0) / 10 * 10 + 10 }

    private var racers: [Racer] {
        let γ = NumberFormat.significant(2).text(polyak.γ)
        return [
            Racer(
                polyak, "Polyak's γ = \(γ): widest, first", .brown, steps: lastStep,
                name: ("Polyak's γ", at: [Double(polyak.steps) + 2, 4e-8], .center)),
            Racer(
                descent, "gradient descent: zigzags, second", .blue, steps: lastStep,
                name: ("gradient descent", at: [58, 2e-5], .trailing)),
            Racer(
                usual, "γ = 0.9: keeps swinging, last", .orange, steps: lastStep,
                name: ("γ = 0.9", at: [130, 4e-3], .aboveTrailing)),
        ]
    }

    var film: Exhibit {
        let racers = racers
        let series = [descent, usual, polyak].map(\.name)
        // Closely as long as there is much to see.
        let steps =
            Array(0..<14) + Array(stride(from: 14, to: 74, by: 4)) + Array(stride(from: 80, through: lastStep, by: 10))
        return .figure(
            Animation(
                "With the γ that fits, momentum is down first; with 0.9, last", frames: steps.count, framesPerSecond: 6
            ) { frame in
                let step = steps[frame]
                return Facets(columns: 2, sharing: .none) {
                    for racer in racers { map(racer, at: step).series(series) }
                    chart(racers, at: step).series(series)
                }.subtitle("down \(Ravine.ravine.formula) from (4, 2), each at its best rate; step \(step)")
            }, named: "race",
            alt: """
                Animation: three paths on the contours of the ravine, and a chart of their distances from the minimum. With Polyak's γ the ball jumps widest and comes in soonest, gradient descent zigzags in, \
                and γ = 0.9 glides down in a few curves and then swings about the minimum for longest: its distance falls below a millionth last.
                """,
            caption: """
                Gradient descent crosses the floor at every step and yet comes in. With Polyak's $\\gamma$, {{race.gamma}}, the ball swings widest at first and is there in {{race.polyak}}; with $0.9$ it looks \
                smoothest and is there last, after {{race.usual}}. (At the dips it swings through the minimum.)
                """)
    }

    private func map(_ racer: Racer, at step: Int) -> Plot {
        let path = racer.path.prefix(step + 1)
        let isIn = step >= racer.contender.steps
        return Plot(racer.heading) {
            ContourMark(Ravine.ravine, over: Domain(w1: -3.5...5.5, w2: -3.4...3.4))
            PathMark(path, by: racer.contender.name, arrows: false, ends: false).unlabelled().lineWidth(1.5)
            PointMark(at: racer.path[0]).symbol(.ring).color(.ink).symbolSize(8)
            TextMark("start", at: racer.path[0], .above, distance: 10)
            if step > 0, !isIn, let end = path.last {
                PointMark(at: end, by: racer.contender.name).unlabelled().symbolSize(7)
            }
            if isIn {
                TextMark("there: step \(racer.contender.steps)", at: [-3.3, -2.7], .trailing, distance: 0)
                    .color(racer.color).bold()
            }
        }.xAxis("weight w₁", .linear(-3.5...5.5), ticks: [-2, 0, 2, 4])
            .yAxis("weight w₂", .linear(-3.4...3.4), ticks: [-2, 0, 2])
    }

    private func chart(_ racers: [Racer], at step: Int) -> Plot {
        Plot("who is there first?") {
            RuleMark(y: 1e-6)
            TextMark("there: a millionth", at: [165, 1e-6], .below, distance: 6).color(.slate)
            for racer in racers {
                let arrival = racer.contender.steps
                let now = min(step, arrival)
                LineMark(racer.left.prefix(now + 1), by: racer.contender.name).unlabelled()
                PointMark(at: [Double(now), racer.left[now]], by: racer.contender.name).unlabelled().symbolSize(8)
                TextMark(racer.name.text, at: racer.name.at, racer.name.side, distance: 4).color(racer.color)
                if step >= arrival {
                    TextMark("\(arrival)", at: [Double(arrival), racer.left[arrival]], .below, distance: 8)
                        .color(racer.color).bold()
                }
            }
        }.xAxis("step", .linear(0...Double(lastStep)), ticks: [0, 50, 100, 150, 200, 250])
            .yAxis("distance left, 1 at the start", .log(5e-9...2), ticks: [1e-6, 1e-4, 1e-2, 1])
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

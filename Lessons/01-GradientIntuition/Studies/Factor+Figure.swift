import Downhill

extension Factor {
    var table: Exhibit {
        .table(
            Table(
                "A hundred steps on $w^2$, from $w = 3$",
                columns: [
                    "η", "predicted factor, 1 − 2η", "measured factor", .init("w after 100 steps", as: .significant(3)),
                    "what you see",
                ],
                rows: walks.map { [$0.η, 1 - 2 * $0.η, $0.factor, $0.end, $0.words] }))
    }

    var film: Exhibit {
        .figure(
            Animation("What a rate does depends on ηλ alone", frames: Self.products.count, framesPerSecond: 8) {
                frame in
                let walk = Self.walk(Self.products[frame] / 2, steps: 14)
                return Facets(columns: 2, sharing: .none) {
                    Plot("on w², where λ = 2: \(walk.words)") {
                        LineMark(over: -3.6...3.6) { $0 * $0 }.color(.grey)
                        LineMark(x: walk.path, y: walk.path.map { $0 * $0 }, by: "λ = 2").unlabelled().cropped()
                        PointMark(x: walk.path, y: walk.path.map { $0 * $0 }, by: "λ = 2").unlabelled().cropped()
                    }.xAxis("w", .linear(-3.9...3.9)).yAxis("L", .linear(-0.5...14))
                    Plot("the factor of a step") {
                        LineMark(over: 0...2.15) { 1 - $0 }.theory()
                        RuleMark(y: -1, "hops for ever")
                        RuleMark(y: 0, "arrives at once")
                        for parabola in factors {
                            let shown = parabola.ηλ.prefix { $0 <= Self.products[frame] + 1e-9 }
                            PointMark(
                                x: Array(shown), y: Array(parabola.factor.prefix(shown.count)),
                                by: "λ = \(NumberFormat.significant(2).text(parabola.curvature))")
                        }
                    }.xAxis("ηλ", .linear(0...2.2)).yAxis("factor", .linear(-1.25...1.05))
                }.subtitle("ηλ = \(NumberFormat.fixed(2).text(Self.products[frame]))")
            }.holding(last: 2), named: "rates",
            alt: """
                Animation: as the learning rate grows, the walk on a parabola first creeps, then slides, then hops across the minimum, and at last flies \
                apart; the measured factors of \
                three parabolas lie on one straight line.
                """,
            caption: #"""
                Only $\eta\lambda$ counts; here it rises from {{factor.low}} to {{factor.high}}. Left, fourteen steps on $w^2$. Right, the factors measured on \#
                three parabolas fall on the predicted line, \#
                $1 - \eta\lambda$.
                """#)
    }

    var exhibits: [Exhibit] { [table, film] }

    var numbers: [Recorded] {
        [
            Recorded("low", Self.products[0], as: .fixed(2)),
            Recorded("high", Self.products[Self.products.count - 1], as: .fixed(2)),
        ]
    }
}

import Downhill

extension Valley: Study {
    var picture: Exhibit {
        let shown = (0...200).map { $0 * Self.steps / 200 }
        return .figure(
            Facets("Without noise, cuts to a tenth only slow you down", columns: 2, sharing: .none) {
                Plot("2/λ on the valley’s floor") {
                    LineMark(over: -1.2...1, samples: 200, by: "2/λ") { Self.limit(at: $0) }.theory()
                    for (η, name) in [(0.1, "document B's 0.1"), (0.01, "0.01"), (0.001, "0.001")] {
                        RuleMark(y: η, name)
                    }
                }.xAxis("w₁", .linear(-1.2...1)).yAxis("learning rate", .log(5e-4...0.2))
                Plot("the loss") {
                    for curve in curves {
                        LineMark(
                            x: shown, y: shown.map { $0 < curve.losses.count ? curve.losses[$0] : .nan }, by: curve.name
                        )
                        .cropped()
                    }
                }.xAxis("step", .linear(0...10_000), ticks: [0, 5_000, 10_000]).yAxis("loss", .log(1e-10...10))
            }.size(width: 720, height: 420), named: "rosenbrock",
            alt: """
                Left, the limit two over lambda along the valley, with two of the document's rates on or above it and one below. Right, losses over ten \
                thousand steps: momentum falls furthest, then the best fixed rate; the recipe of tenths flattens out far above both.
                """,
            caption: """
                Right: the recipe, scaled down to $\\eta = {{valley.recipeRate}}$, slows down at every cut and ends at {{valley.recipe}}, the best fixed rate at {{valley.fixed}}; \
                momentum leaves the frame. Left: above the pale line a step overshoots by more than it corrects.
                """)
    }

    var table: Exhibit {
        let rows: [(String, BestRate)] = [
            ("gradient descent, fixed η", fixed), ("η, then η/10, then η/100", recipe),
            ("falling evenly to nothing", linear),
            ("η for 500 steps, then the first row's", gentle), ("momentum, γ = 0.9, fixed η", momentum),
            ("Adam, fixed η (hangs on rounding: only its power of ten counts)", adam),
        ]
        return .table(
            Table(
                "Rosenbrock from (−1.2, 1), each at its best rate: the highest loss from step 10,000 to 20,000",
                columns: ["", .init("η", as: .significant(4)), .init("loss", as: .scientific(1))],
                rows: rows.map { [$0.0, $0.1.rate, $0.1.cost] }))
    }

    var exhibits: [Exhibit] { [picture, table] }
}

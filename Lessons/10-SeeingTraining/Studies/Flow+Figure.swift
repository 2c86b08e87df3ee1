import Downhill

extension Flow {
    private func heat(_ columns: [Distribution], x: ClosedRange<Double>) -> HeatMark {
        // The root of the share, so that thin tails are seen.
        let shares = (0..<Flow.bins).map { bin in
            columns.map { (Double($0.counts[bin]) / Double(max($0.total, 1))).squareRoot() }
        }
        return HeatMark(values: shares, x: x, y: Flow.logarithms, map: .mist, range: 0...0.7)
    }

    var histograms: Exhibit {
        let figure = Facets("One picture that tells three networks apart", columns: 3, sharing: .none) {
            for one in cases {
                Plot(one.name) {
                    heat(one.layers, x: 0.5...Double(one.layers.count) + 0.5)
                }.xAxis("layer").yAxis("log₁₀ |gradient|", .linear(Flow.logarithms))
            }
            for one in cases {
                Plot("its first layer, in training") {
                    heat(one.training, x: 0...Double(Flow.steps))
                }.xAxis("step").yAxis("log₁₀ |gradient|", .linear(Flow.logarithms))
            }
        }
        return .figure(
            figure, named: "flow",
            alt:
                "Six heat maps. Above, the sizes of the gradients at each layer: level for the healthy network, falling towards the first layer for the vanishing one, rising for the exploding one. Below, the same for the first layer through training.",
            caption: """
                Histograms, one a column: how many gradients are how large, darker for more. Above, at every layer's output before the first step; below, of the first layer's weights through {{flow.steps}} steps. \
                From the last layer to the first the typical gradient is multiplied by {{flow.healthy}}, {{flow.vanishing}} and {{flow.exploding}}.
                """)
    }

    var exhibits: [Exhibit] { [histograms] }

    var numbers: [Recorded] {
        [
            Recorded("steps", Flow.steps), Recorded("boxes", cases[0].graph.count),
            Recorded("healthy", cases[0].ratio, as: .significant(2)),
            Recorded("vanishing", cases[1].ratio, as: .scientific(1)),
            Recorded("exploding", cases[2].ratio, as: .scientific(1)),
            Recorded("healthyLoss", cases[0].losses.last ?? .nan, as: .significant(2)),
            Recorded("vanishingLoss", cases[1].losses.last ?? .nan, as: .significant(3)),
            Recorded("explodingLoss", cases[2].losses[0], as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        let differing =
            zip(cases[0].graph, cases[1].graph).count { $0 != $1 }
            + zip(cases[0].graph, cases[2].graph).count { $0 != $1 }
        return [
            Claim("A-009a") {
                Condition(
                    "vanishing network: gradient at the first layer over that at the last", cases[1].ratio,
                    isBelow: 0.01)
                Condition(
                    "exploding network: gradient at the first layer over that at the last", cases[2].ratio, isAbove: 100
                )
            },
            Claim(
                "A-009b",
                instead:
                    "Its {{flow.boxes}} boxes hold names and shapes, the same in the healthy, the vanishing and the exploding network."
            ) {
                Condition("boxes of the graph that differ between the three networks", differing, isAtLeast: 1)
            },
        ]
    }
}

import Downhill

extension Interplay: Study {
    var curves: Exhibit {
        .figure(
            Facets("With batch norm the loss gets lower, at larger rates", columns: 2, sharing: .y) {
                panel("plain", corners[0...1])
                panel("with batch norm", corners[2...3])
            }, named: "interplay",
            alt: """
                Two panels of training loss against learning rate, both axes logarithmic: four plain layers on the left, the same with batch norm on \
                the right, each with a fixed rate and with a cosine. Every curve is a valley. With batch norm the valleys are deeper and lie at larger \
                rates, and that of the cosine is the deepest.
                """,
            caption: """
                The mean loss of the last epoch's batches, medians and quartiles of {{interplay.seeds}} seeds. The best rates are \
                {{interplay.rate.1}} and {{interplay.rate.2}} for the plain layers, {{interplay.rate.3}} and {{interplay.rate.4}} with batch norm.
                """)
    }

    private func panel(_ title: String, _ corners: ArraySlice<Corner>) -> Plot {
        Plot(title) {
            for corner in corners {
                let trials = corner.best.trials.filter(\.cost.isFinite)
                let (x, name) = (trials.map(\.rate), corner.isFalling ? "cosine" : "fixed")
                let samples = trials.map { Sample($0.runs) }
                BandMark(x: x, low: samples.map(\.lowerQuartile), high: samples.map(\.upperQuartile), by: name)
                LineMark(x: x, y: samples.map(\.median), by: name)
                PointMark(x: x, y: samples.map(\.median), by: name)
            }
        }.xAxis("learning rate", .log, ticks: [0.01, 0.1, 1, 10]).yAxis("training loss", .log)
    }

    var table: Exhibit {
        .table(
            Table(
                "Each at its best rate, and at that of its neighbours",
                columns: [
                    "", .init("best η", as: .significant(2)), .init("its loss", as: .significant(2)),
                    .init("loss at the other architecture's best η", as: .significant(2)),
                    .init("loss at the other schedule's best η", as: .significant(2)),
                    .init("size of the gradient at the end", as: .significant(2)),
                ],
                rows: corners.indices.map { place in
                    let corner = corners[place]
                    return [
                        corner.name, corner.rate, corner.loss,
                        corner.loss(atBestOf: corners[(place + 2) % 4]) * corner.loss,
                        corner.loss(atBestOf: corners[place ^ 1]) * corner.loss, corner.gradient.median,
                    ]
                }))
    }

    var exhibits: [Exhibit] { [curves, table] }

    var numbers: [Recorded] {
        [
            Recorded("seeds", seeds.count),
            Recorded("left.plain", leftByFalling.plain, as: .percent(0)),
            Recorded("left.normed", leftByFalling.normed, as: .percent(0)),
            Recorded("architecture", max(costOfExchange(0, 2), costOfExchange(1, 3)), as: .significant(2)),
            Recorded("schedule.plain", costOfExchange(0, 1), as: .significant(2)),
            Recorded("schedule.normed", costOfExchange(2, 3), as: .significant(2)),
            Recorded("comparisons", pairs.count), Recorded("matters", Self.effectThatMatters),
            Recorded("dependent", pairs.count { $0.effect >= Self.effectThatMatters }),
        ]
            + corners.enumerated().map { Recorded("rate.\($0 + 1)", $1.rate, as: .significant(2)) }
    }

    var claims: [Claim] {
        [
            Claim(
                "A-015",
                untestable:
                    "A reflection, which names no setting in which another outcome would contradict it. The nearest measurement: by how much two of the four depend on each other here."
            ) {
                for pair in pairs {
                    Condition(
                        "\(pair.factors[0].rawValue) and \(pair.factors[1].rawValue), \(pair.setting): by how many times one changes what the other comes to",
                        pair.effect, isAtLeast: Self.effectThatMatters
                    ).onNetwork()
                }
            }
        ]
    }
}

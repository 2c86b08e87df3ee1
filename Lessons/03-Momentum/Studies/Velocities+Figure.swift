import Downhill

extension Velocities {
    var figure: Exhibit {
        .figure(
            Facets("Agreeing slopes build a velocity up, quarrelling slopes wear it down", columns: 2, sharing: .y) {
                Plot("the slope stays the same") {
                    for (γ, run) in zip(Self.γs, steady) {
                        RuleMark(y: 0.1 / (1 - γ))
                        LineMark(run, by: "γ = \(γ)")
                    }
                }.xAxis("step").yAxis("size of the velocity", .linear(0...2.2))
                Plot("the slope alternates") {
                    for (γ, run) in zip(Self.γs, alternating) {
                        LineMark(run.map { abs($0) }, by: "γ = \(γ)").unlabelled()
                    }
                    TextMark("all three: half to two thirds of a plain step", at: [30, 0.1], .above, distance: 10)
                }.xAxis("step").yAxis("size of the velocity", .linear(0...2.2))
            }.subtitle("dashed, left: the level η/(1 − γ) that theory predicts"), named: "velocities",
            alt: """
                Two line charts on one scale. Under a steady slope the velocity climbs to a level that is higher the larger γ is; under an alternating slope it \
                stays near zero for every γ.
                """,
            caption: """
                At $\\gamma = 0.95$ agreement is worth twenty steps of plain descent; quarrel, at any $\\gamma$, never more than one. The slope has size one, $\\eta = 0.1$.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "What γ buys and what it costs",
                columns: [
                    "γ", "gain", .init("scatter left", as: .significant(2)),
                    .init("√((1 − γ)/(1 + γ))", as: .significant(2)), "steps to a stop",
                ],
                rows: Self.γs.indices.map { i in
                    let γ = Self.γs[i]
                    return [
                        γ, (steady[i].last ?? 0) / 0.1, scatter[i].median, ((1 - γ) / (1 + γ)).squareRoot(),
                        stepsToTurn[i],
                    ]
                }))
    }

    var exhibits: [Exhibit] { [figure, table] }
}

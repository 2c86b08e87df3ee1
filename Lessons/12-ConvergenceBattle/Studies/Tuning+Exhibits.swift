import Downhill

extension Tuning: Study {
    var curves: Exhibit {
        func panel(_ search: Search) -> Plot {
            Plot(search.name) {
                for (place, (contestant, shares)) in zip(Battle.contestants, search.expected).enumerated() {
                    let (trials, mistakes) = (Self.trials.map(Double.init), shares.map { 100 * $0 })
                    let (line, points) = (
                        LineMark(x: trials, y: mistakes, by: contestant.name).unlabelled(),
                        PointMark(x: trials, y: mistakes, by: contestant.name).unlabelled()
                    )
                    // The first lies beneath the others.
                    place == 0 ? line.lineWidth(5.5) : line
                    place == 0 ? points.symbolSize(13) : points
                }
                let ends = search.expected.map { 100 * ($0.last ?? .nan) }
                EndNames.marks(zip(Battle.contestants, ends).map { ($0.name, $1) }, x: (35, 44), ratio: 1.27)
            }.xAxis("trials", .log(0.9...160), ticks: [1, 2, 4, 8, 16, 32])
                .yAxis("expected mistakes, %", .log(2.5...70), ticks: [5, 10, 20, 50])
        }
        return .figure(
            Facets("Who wins depends on how many rates you try, and where", columns: 2, sharing: .both) {
                panel(common)
                panel(usual)
            }.subtitle("SGD is drawn broad, to be seen beneath the others"), named: "trials",
            alt: """
                The expected share of mistakes against the number of rates tried, for four methods, in two panels. Where all draw from one range of five \
                powers of ten, the curves fall steeply; \
                after a dozen trials they have come near each other in two pairs, momentum and Adam below RMSProp and SGD. Where each draws from its usual range, they begin low, \
                fall together, and SGD's rises a little in the end.
                """,
            caption: """
                Rates drawn at random; the best by one half of the held-out digits, judged by the other. The usual ranges are two powers of ten: for SGD from $0.01$ on, for \
                momentum from $0.001$, for the others from $0.0001$. What is first on one half need not be first on the other, so that more trials can end worse (right, SGD).
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "How many random trials it takes to meet a good rate with a chance of nine in ten",
                columns: [
                    "method", .init("rates within a point of the best, p", as: .percent(1)), .init("ln 0.1/ln(1 − p)"),
                    .init("expected mistakes after 1", as: .percent(1)), .init("after 4", as: .percent(1)),
                    .init("after 32", as: .percent(1)),
                ],
                rows: Battle.contestants.enumerated().map { index, contestant in
                    [
                        contestant.name, goodShares[index], Self.trialsNeeded(share: goodShares[index]),
                        common.mistakes(index, after: 1), common.mistakes(index, after: 4),
                        common.mistakes(index, after: 32),
                    ]
                }))
    }

    var exhibits: [Exhibit] { [curves, table] }

    var numbers: [Recorded] {
        let pencil = [0.1, 0.2, 0.9]
        let methods = [(0, "sgd"), (1, "momentum"), (2, "rmsprop"), (3, "adam")]
        return [
            Recorded("pencil", Self.expectedBest(of: pencil, trials: 2), as: .fixed(3)),
            Recorded("pencilOfThree", Self.expectedBest(of: pencil, trials: 3), as: .fixed(3)),
            Recorded("rates", Battle.rates.count),
        ]
            + methods.flatMap { index, name in
                [1, 4].map { trials in
                    Recorded("\(name).usual.\(trials)", usual.mistakes(index, after: trials), as: .percent(1))
                }
            }
    }
}

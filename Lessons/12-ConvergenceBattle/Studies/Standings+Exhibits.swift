import Downhill

extension Standings: Study {
    var curves: Exhibit {
        func panel(_ row: Row, _ title: String) -> Plot {
            Plot(title) {
                for (contestant, rate) in row.rates.enumerated() {
                    let x = (1...Battle.epochs).map(Double.init)
                    let samples = (1...Battle.epochs).map {
                        battle.losses(of: contestant, rate: Battle.place(of: rate), epoch: $0)
                    }
                    let name = Battle.contestants[contestant].name
                    BandMark(x: x, low: samples.map(\.lowerQuartile), high: samples.map(\.upperQuartile), by: name)
                        .unlabelled()
                    LineMark(x: x, y: samples.map(\.median), by: name).unlabelled()
                    PointMark(x: x, y: samples.map(\.median), by: name).unlabelled()
                }
                let ends = row.losses.map(\.median)
                let named = zip(Battle.contestants, ends).map { ($0.name, $1) }
                EndNames.marks(named, x: (Double(Battle.epochs) + 0.3, Double(Battle.epochs) + 1), ratio: 1.5)
            }.xAxis("epoch", .linear(0.5...12.6), ticks: [1, 2, 4, 6, 8]).yAxis("training loss", .log)
        }
        func times(_ row: Row) -> String { NumberFormat.significant(2).text(Self.spread(row)) }
        return .figure(
            Facets("How far apart four methods end depends on the rate", columns: 2, sharing: .y) {
                panel(atHundredth, "η = 0.01 for all: \(times(atHundredth)) times apart")
                panel(atBest, "each at its best η: \(times(atBest)) times apart")
            }.subtitle(
                "digits; medians and quartiles of \(battle.seeds.count) seeds; apart: the worst last loss over the best"
            ),
            named: "battle",
            alt: """
                Training loss against epoch for four methods in two panels, on a logarithmic axis. At one rate for all, SGD hardly falls and Adam and \
                RMSProp are far below. At each \
                one's best rate all four fall, and end in two pairs: Adam and momentum below RMSProp and SGD.
                """,
            caption: """
                Document D's project on the digits; medians and quartiles of {{standings.seeds}} seeds. Left, the last loss of the worst is \
                {{standings.spread.hundredth}} times that of the best; right, \
                {{standings.spread.best}} times.
                """)
    }

    var table: Exhibit {
        let names = Battle.contestants.map { Table.Column($0.name, as: .significant(3)) }
        return .table(
            Table(
                "Training loss after so many epochs, in the median, and who is ahead",
                columns: ["what is held fixed", "epochs"] + names + ["ahead (all within a quarter of the best)"],
                rows: rows.flatMap { row -> [[Any]] in
                    let losses = row.losses.map { $0.median as Any }
                    let standing: [Any] = [row.fixed, row.epoch] + losses + ["**\(row.leaders)**"]
                    let rates: [Any] = ["the best η", row.epoch] + row.rates.map { $0 as Any } + [""]
                    return Set(row.rates).count > 1 ? [standing, rates] : [standing]
                }))
    }

    var work: Exhibit {
        .table(
            Table(
                "What a rule's arithmetic adds to that of the gradients",
                columns: [
                    "method", "operations a weight and step", .init("batches of 64", as: .percent(1)),
                    .init("single samples", as: .percent(0)),
                ],
                rows: Battle.contestants.map { contestant in
                    [
                        contestant.name, contestant.operations, Self.extraWork(contestant, batch: Battle.batch),
                        Self.extraWork(contestant, batch: 1),
                    ]
                }))
    }

    var exhibits: [Exhibit] { [curves, table, work] }

    var numbers: [Recorded] {
        let adam = Battle.contestants[3]
        let byRate = Battle.contestants.indices.map(spread(ofRate:))
        return [
            Recorded("seeds", battle.seeds.count), Recorded("epochs", Battle.epochs),
            Recorded("hundredth", atHundredth.leaders), Recorded("best", atBest.leaders),
            Recorded("spread.hundredth", Self.spread(atHundredth), as: .significant(2)),
            Recorded("spread.best", Self.spread(atBest), as: .significant(2)),
            Recorded("spread.rate", byRate.min() ?? .nan, as: .significant(2)),
            Recorded("sgd.hundredth", atHundredth.losses[0].median, as: .significant(2)),
            Recorded("sgd.best", atBest.losses[0].median, as: .significant(2)),
            Recorded("sgd.rate", atBest.rates[0], as: .significant(1)),
            Recorded("work", Self.extraWork(adam, batch: Battle.batch), as: .percent(1)),
            Recorded("workOfOne", Self.extraWork(adam, batch: 1), as: .percent(0)),
            Recorded("mistakes.best", atBest.mistakes.map(\.median).min() ?? .nan, as: .percent(1)),
            Recorded("mistakes.worst", atBest.mistakes.map(\.median).max() ?? .nan, as: .percent(1)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "D-008",
                untestable:
                    "Whether the baseline counts is its own way of speaking. Its tasks are to train by SGD (line 18), momentum (line 25), RMSProp (line 32) and Adam (line 39): the last three are methods with a name of their own."
            )
        ]
    }
}

import Downhill

extension Panel {
    /// Test accuracy against the rate, after two epochs and after thirty.
    var sweep: Exhibit {
        func line(_ search: BestRate, _ name: String) -> [any Mark] {
            let finite = search.trials.filter { $0.cost.isFinite }
            let (x, y) = (finite.map(\.rate), finite.map { 1 - $0.cost })
            return [LineMark(x: x, y: y, by: name), PointMark(x: x, y: y, by: name)]
        }
        let late = (adam: settings[0].adam, descent: settings[0].descent, momentum: momentum)
        func panel(_ title: String, _ runs: (adam: BestRate, descent: BestRate, momentum: BestRate)) -> Plot {
            Plot(title) {
                RuleMark(x: 0.001, "0.001")
                line(runs.descent, "SGD")
                line(runs.momentum, "momentum")
                line(runs.adam, "Adam")
            }.xAxis("learning rate η", .log(1e-4...10)).yAxis("test accuracy", .linear(0...1))
        }
        return .figure(
            Facets("How good 0.001 is depends on how long you train", columns: 2, sharing: .both) {
                panel("after 2 epochs", early)
                panel("after 30 epochs", late)
            }, named: "sweep",
            alt: """
                Test accuracy on the digits against learning rate, in two panels. After two epochs three humps, Adam's far below its top at η = 0.001. \
                After thirty epochs the humps are broad and that rate lies on Adam's plateau.
                """,
            caption: """
                Medians of {{panel.seeds}} seeds, a mark at every rate tried. At $\\eta = 0.001$ Adam reaches {{panel.early}} of the test digits after two epochs, \
                where its best rate reaches {{panel.early.best}}; after thirty epochs {{panel.late}} and {{panel.late.best}}.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Adam's gain at 0.001, and the width of the range of good rates, in powers of ten",
                columns: [
                    "setting", .init("gain at 0.001", as: .percent(0)),
                    .init("best of 0.0001, 0.001, 0.01", as: .percent(0)),
                    .init("Adam's best rate tried", as: .significant(1)), .init("width, Adam", as: .fixed(1)),
                    .init("width, SGD", as: .fixed(1)),
                ],
                rows: settings.map {
                    [
                        $0.name, $0.gain(at: 0.001), $0.bestOfThree, $0.adam.rate, $0.width($0.adam),
                        $0.width($0.descent),
                    ]
                }))
    }
}

extension Panel: Study {
    var exhibits: [Exhibit] { [sweep, table] }

    private var wider: Int { settings.count { $0.width($0.adam) > $0.width($0.descent) } }

    var numbers: [Recorded] {
        let late = settings[0]
        func atDefault(_ search: BestRate) -> Double {
            search.trials.first { abs($0.rate / 0.001 - 1) < 1e-6 }?.cost ?? .nan
        }
        return [
            Recorded("seeds", late.adam.runs.values.count), Recorded("settings", settings.count),
            Recorded("early", 1 - atDefault(early.adam), as: .percent(0)),
            Recorded("early.best", 1 - early.adam.cost, as: .percent(0)),
            Recorded("late", 1 - atDefault(late.adam), as: .percent(1)),
            Recorded("late.best", 1 - late.adam.cost, as: .percent(1)),
            Recorded("good", settings.count { $0.gain(at: 0.001) >= Self.enough }),
            Recorded("wider", wider), Recorded("spirals", spirals.short.median, as: .percent(0)),
            Recorded("spirals.long", spirals.long.median, as: .percent(0)),
            Recorded("width", Sample(settings.map { $0.width($0.adam) }).median, as: .fixed(1)),
            Recorded("width.descent", Sample(settings.map { $0.width($0.descent) }).median, as: .fixed(1)),
            Recorded("momentum", 1 - momentum.cost, as: .percent(1)),
            Recorded("descent", 1 - late.descent.cost, as: .percent(1)),
        ]
    }
}

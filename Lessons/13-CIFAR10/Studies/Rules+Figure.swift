import Downhill

extension Rules: Study {
    var curves: Exhibit {
        .figure(
            Plot("Each rule has a rate of its own") {
                RuleMark(x: Self.common, "0.001 for all")
                for row in rows {
                    LineMark(
                        x: row.best.trials.map(\.rate), y: row.best.trials.map { 100 - 100 * $0.cost }, by: row.name)
                    PointMark(
                        x: row.best.trials.map(\.rate), y: row.best.trials.map { 100 - 100 * $0.cost }, by: row.name)
                }
            }.xAxis("learning rate", .log).yAxis("unseen drawings answered rightly, %"),
            named: "rates",
            alt: """
                Accuracy on unseen drawings against the learning rate, on a logarithmic axis, for SGD, momentum, RMSProp and Adam. Each curve is a hill; the \
                hills stand side by side, and a line at η = 0.001 cuts each at another height.
                """,
            caption: """
                Medians of {{rules.seeds}} seeds after {{rules.epochs}} epochs. A race at one rate compares where the line cuts the hills, and says nothing of \
                how high they are.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Unseen drawings answered rightly, medians",
                columns: [
                    "rule", .init("at 0.001", as: .percent(0)), .init("at its best rate", as: .percent(0)),
                    .init("best rate", as: .significant(1)),
                    .init("at a tenth of it", as: .percent(0)),
                ],
                rows: rows.map {
                    [
                        $0.name, Sample($0.common).median, Sample($0.atBest).median, $0.best.rate,
                        Sample($0.below).median,
                    ]
                }))
    }

    var exhibits: [Exhibit] { [curves, table] }
}

import Downhill

extension Panel {
    /// Test accuracy against the rate, after two epochs and after twenty.
    var sweep: Exhibit {
        func line(_ sweep: Sweep, _ name: String) -> [any Mark] {
            let finite = sweep.trials.filter { $0.cost.isFinite }
            let (x, y) = (finite.map(\.rate), finite.map { 1 - $0.cost })
            return [LineMark(x: x, y: y, by: name), PointMark(x: x, y: y, by: name)]
        }
        let late = (adam: settings[0].adam, descent: settings[0].descent, momentum: settings[0].momentum)
        func panel(
            _ title: String, _ runs: (adam: Sweep, descent: Sweep, momentum: Sweep), _ placement: TextMark.Placement
        ) -> Plot {
            Plot(title) {
                RuleMark(x: 0.001, "0.001")
                line(runs.descent, "SGD")
                line(runs.momentum, "momentum")
                line(runs.adam, "Adam")
                for trial in runs.adam.trials where abs(trial.rate / 0.001 - 1) < 1e-6 {
                    HighlightMark(
                        NumberFormat.percent(0).text(1 - trial.cost), at: [trial.rate, 1 - trial.cost], placement
                    ).by("Adam")
                }
            }.xAxis("learning rate η", .log(1e-4...10)).yAxis("test accuracy", .linear(0...1))
        }
        return .figure(
            Facets("How good 0.001 is depends on how long you train", columns: 2, sharing: .both) {
                panel("after 2 epochs", early, .aboveLeading)
                panel("after 20 epochs", late, .above)
            }, named: "sweep",
            alt: """
                Test accuracy on the digits against learning rate, in two panels. After two epochs three humps, Adam's far below its top at η = 0.001. \
                After twenty epochs the humps are broad and that rate lies on Adam's plateau.
                """,
            caption: """
                At $\\eta = 0.001$ Adam reads {{panel.early}} of the test digits after two epochs, where its best rate reads {{panel.early.best}}; after twenty epochs {{panel.late}} and \
                {{panel.late.best}}.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Adam's gain",
                columns: [
                    "setting", .init("at 0.001", as: .percent(0)),
                    "at 0.001, ten times as long",
                    .init("best of 0.0001, 0.001, 0.01", as: .percent(0)),
                    .init("best rate tried, η", as: .significant(1)),
                ],
                rows: zip(settings, gainsInTenfoldTime).map {
                    [
                        $0.name, $0.adam.gain(at: 0.001), $1.map { NumberFormat.percent(0).text($0) } ?? "",
                        $0.bestOfThree, $0.adam.rate,
                    ]
                }))
    }

    var widths: Exhibit {
        .table(
            Table(
                "How wide the range of good rates is, in powers of ten",
                columns: [
                    "setting", .init("Adam", as: .fixed(1)), .init("momentum", as: .fixed(1)),
                    .init("SGD", as: .fixed(1)),
                ],
                rows: settings.map { [$0.name, $0.adam.width, $0.momentum.width, $0.descent.width] }))
    }
}

extension Panel: Study {
    var exhibits: [Exhibit] { [sweep, table, widths] }

    var numbers: [Recorded] {
        let late = settings[0]
        let costs = [late.adam.cost, late.descent.cost, late.momentum.cost]
        func middle(_ width: (Setting) -> Double) -> Double { Sample(settings.map(width)).median }
        return [
            Recorded("seeds", seeds), Recorded("settings", settings.count),
            Recorded("early", 1 - early.adam.cost(at: 0.001), as: .percent(0)),
            Recorded("early.best", 1 - early.adam.cost, as: .percent(0)),
            Recorded("late", 1 - late.adam.cost(at: 0.001), as: .percent(1)),
            Recorded("late.best", 1 - late.adam.cost, as: .percent(1)),
            Recorded("early.left", early.adam.cost(at: 0.001), as: .percent(0)),
            Recorded("early.points", 100 * (0.9 - early.adam.cost(at: 0.001)), as: .fixed(0)),
            Recorded("early.best.left", early.adam.cost, as: .percent(0)),
            Recorded("early.best.points", 100 * (0.9 - early.adam.cost), as: .fixed(0)),
            Recorded("early.gain", early.adam.gain(at: 0.001), as: .percent(0)),
            Recorded("good", settings.count(where: \.isGoodAtOnce)),
            Recorded("momentumWide", settings.count { $0.momentum.width >= 1 }),
            Recorded("three", settings.count { $0.bestOfThree >= Self.enough }),
            Recorded("wider", settings.count { $0.adam.width > $0.descent.width }),
            Recorded("twice", settings.count(where: \.isTwiceAsWide)),
            Recorded("spirals", spirals.short, as: .percent(0)),
            Recorded("spirals.long", spirals.long, as: .percent(0)),
            Recorded("others", gainsInTenfoldTime.compactMap { $0 }.count),
            Recorded("good.long", gainsInTenfoldTime.compactMap { $0 }.count { $0 >= Self.enough }),
            Recorded("width", middle(\.adam.width), as: .fixed(1)),
            Recorded("width.momentum", middle(\.momentum.width), as: .fixed(1)),
            Recorded("width.descent", middle(\.descent.width), as: .fixed(1)),
            Recorded("apart", 100 * ((costs.max() ?? .nan) - (costs.min() ?? .nan)), as: .significant(1)),
            Recorded("enough", Self.enough, as: .percent(0)),
        ]
    }
}

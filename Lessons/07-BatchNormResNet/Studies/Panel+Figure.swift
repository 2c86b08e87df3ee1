import Downhill

extension Panel: Study {
    var figure: Exhibit {
        func plot(_ setting: Setting, _ label: String) -> Plot {
            Plot(setting.name) {
                for (search, name, color) in [
                    (setting.none, "no norm", Color.blue), (setting.behind, "norm behind ReLU", .sky),
                    (setting.before, "norm before ReLU", .plum),
                ] {
                    let line = LineMark(x: search.usable.map(\.rate), y: search.usable.map(\.cost), by: name).color(
                        color)
                    // The uppermost's name stands by its points, away from the next one's.
                    color == .blue ? line.unlabelled() : line
                    PointMark(x: search.usable.map(\.rate), y: search.usable.map(\.cost), by: name).color(color)
                }
            }.xAxis("learning rate η", .log(0.005...20)).yAxis(label, .linear(0...60))
        }
        return .figure(
            Facets(
                "With a norm every rate learns sooner, and mostly larger ones learn too", columns: 2,
                sharing: .both
            ) {
                plot(convolutions, "steps to half of ln 10")
                plot(four, "")
            }, named: "rates",
            alt: """
                Steps to learn against the learning rate, for two convolutions and for four layers, each without norm, with the norm before the
                ReLU and \
                behind it. Both curves with a norm lie far below the one without. In two convolutions they go on to hardly larger rates than without, in \
                four layers to far larger ones, with the norm before the ReLU a little further than behind it.
                """,
            caption: #"""
                With a norm more rates can be used, and fewer steps are needed. Medians of {{panel.seeds}} seeds, of three for the convolutions; the loss must fall to half of $\ln 10$.
                """#)
    }

    var table: Exhibit {
        .table(
            Table(
                "Smallest and largest usable rate, and fewest steps to learn: no norm, before the ReLU or tanh, behind it",
                columns: [
                    "network", "rates, no norm", "rates, before", "rates, behind",
                    .init("steps, no norm", as: .integer), .init("steps, before", as: .integer),
                    .init("steps, behind", as: .integer),
                ],
                rows: settings.map {
                    [
                        $0.name, range($0.none), range($0.before), range($0.behind), $0.none.best.cost,
                        $0.before.best.cost, $0.behind.best.cost,
                    ]
                }))
    }

    private func range(_ search: UsableRates) -> String {
        let ends = [search.smallest, search.largest].map { NumberFormat.significant(2).text($0) }
        return ends.joined(separator: " to ")
    }

    var exhibits: [Exhibit] { [figure, table] }
}

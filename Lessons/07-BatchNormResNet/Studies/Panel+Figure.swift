import Downhill

extension Panel: Study {
    var figure: Exhibit {
        func plot(_ setting: Setting, _ label: String) -> Plot {
            Plot(setting.name) {
                for (search, name, color) in [
                    (setting.none, "no norm", Color.blue), (setting.behind, "norm behind ReLU", .sky),
                    (setting.before, "norm before ReLU", .plum),
                ] {
                    let usable = search.trials.filter { $0.cost.isFinite }
                    LineMark(x: usable.map(\.rate), y: usable.map(\.cost), by: name).color(color)
                    PointMark(x: usable.map(\.rate), y: usable.map(\.cost), by: name).color(color)
                }
            }.xAxis("learning rate η", .log(0.005...20)).yAxis(label, .linear(0...60))
        }
        return .figure(
            Facets(
                "With a norm every rate learns sooner, and mostly larger ones learn too", columns: 2,
                sharing: .both
            ) {
                plot(four, "steps to half of ln 10")
                plot(convolutions, "")
            }, named: "rates",
            alt: """
                Steps to learn against the learning rate, for four layers and for two convolutions, each without norm, with the norm before the
                ReLU and \
                behind it. Both curves with a norm lie far below the one without. In four layers both go on to the same rate, far larger than without; in two convolutions \
                only that with the norm before the ReLU goes on to larger ones.
                """,
            caption: #"""
                Medians of {{panel.seeds}} seeds; a mark at every usable rate.
                """#)
    }

    var table: Exhibit {
        .table(
            Table(
                "Largest usable rate, and fewest steps to learn",
                columns: [
                    "network", .init("rate, no norm", as: .significant(2)),
                    .init("norm before", as: .significant(2)),
                    .init("norm behind", as: .significant(2)), .init("steps, no norm", as: .integer),
                    .init("norm before ", as: .integer), .init("norm behind ", as: .integer),
                ],
                rows: settings.map {
                    [
                        $0.name, $0.none.largestUsable, $0.before.largestUsable, $0.behind.largestUsable, $0.none.cost,
                        $0.before.cost, $0.behind.cost,
                    ]
                }))
    }

    var exhibits: [Exhibit] { [figure, table] }
}

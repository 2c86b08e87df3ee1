import Downhill

extension Landscapes {
    var surfaces: Exhibit {
        let titles = ["plain", "with shortcuts"]
        let range = Double(-Landscapes.reach)...Double(Landscapes.reach)
        let figure = Facets("Twenty-two layers, the same digits, the same loss in the middle", columns: 2) {
            for (title, surface) in zip(titles, seeds[0].surfaces) {
                Plot(title) {
                    ContourMark(
                        values: surface.losses.map { $0.map { Elementary.log(Double($0)) / Elementary.log(10) } },
                        x: range, y: range, levels: .at(stride(from: -2, through: 4.5, by: 0.5).map { $0 })
                    ).colorBar("log₁₀ loss")
                }.equalUnits().xAxis("first direction").yAxis("second direction")
            }
        }
        return .figure(
            figure, named: "landscapes",
            alt:
                "Two contour maps at the same scale. The plain network's loss rises steeply and unevenly from a small pit in the middle; that of the network with shortcuts rises gently from a wider one.",
            caption: """
                The loss of two trained networks over the same two random directions, in filters' own lengths. A step of the levels is half a power of ten. At the rim of a slice the plain network's loss \
                is {{landscapes.plainRim}} in the median, the residual one's {{landscapes.residualRim}}.
                """)
    }

    var table: Exhibit {
        func row(_ name: String, _ view: KeyPath<Seed, View>) -> [Any] {
            [
                name, median { Double($0[keyPath: view].steps) }, median { $0[keyPath: view].width },
                median { $0[keyPath: view].rim }, median { $0[keyPath: view].bumpy },
            ]
        }
        return .table(
            Table(
                "Trained to the same loss, then looked at along eight random directions: medians over five seeds",
                columns: [
                    .init("network"), .init("Adam steps to get there", as: .integer),
                    .init("from side to side below a loss of 1", as: .significant(2)),
                    .init("loss at distance 1", as: .significant(2)),
                    .init("slices with more than one valley", as: .percent(0)),
                ], rows: [row("plain", \.plain), row("with shortcuts", \.residual)]))
    }

    var exhibits: [Exhibit] { [surfaces, table] }

    private func median(_ value: (Seed) -> Double) -> Double { Sample(seeds.map(value)).median }

    var numbers: [Recorded] {
        [
            Recorded("rosenbrock", Landscapes.lowestCurvature(of: Rosenbrock()), as: .significant(2)),
            Recorded("plainRim", median(\.plain.rim), as: .significant(2)),
            Recorded("residualRim", median(\.residual.rim), as: .significant(2)),
            Recorded("plainWidth", median(\.plain.width), as: .significant(2)),
            Recorded("residualWidth", median(\.residual.width), as: .significant(2)),
            Recorded("plainBumpy", median(\.plain.bumpy), as: .percent(0)),
            Recorded("shallowBumpy", median { max($0.small.bumpy, $0.smooth.bumpy, $0.linear.bumpy) }, as: .percent(0)),
            Recorded("residualBumpy", median(\.residual.bumpy), as: .percent(0)),
        ]
    }
}

import Downhill

extension Landscapes {
    var maps: Exhibit {
        let range = Double(-Self.reach)...Double(Self.reach)
        let drawn = [("plain", of(.plain)[0]), ("with shortcuts", of(.shortcuts)[0])].map { ($0, $1.drawn ?? $1.map) }
        let figure = Facets("Twenty-two layers, the same digits, the same loss in the middle", columns: 2) {
            for (title, map) in drawn {
                Plot(title) {
                    ContourMark(
                        values: map.losses.map { $0.map { Elementary.log(Double($0)) / Elementary.log(10) } }, x: range,
                        y: range, levels: .at([-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5])
                    ).colorMap(.dusk).colorBar("log₁₀ loss")
                }.equalUnits().xAxis("first direction").yAxis("second direction")
            }
        }
        return .figure(
            figure, named: "landscapes",
            alt: """
                Two contour maps on one scale of heights. The plain network's loss rises steeply on all sides from a small pit in the middle; that of the network with shortcuts rises \
                gently from a wider one.
                """,
            caption: """
                The loss of two trained networks over two random directions, in filters' own lengths; in the middle it is {{landscapes.loss}} at the most, and from \
                one level to the next it grows threefold.
                """)
    }

    var table: Exhibit {
        func row(_ network: Network) -> [Any] {
            [
                network.rawValue, median(network, \.width), median(network, \.rim), median(network, \.growth),
                median(network) { Double($0.pits) }, median(network) { $0.lowest / $0.sharpness },
            ]
        }
        return .table(
            Table(
                "Trained to the same loss, then looked at from there: medians over seeds",
                columns: [
                    "network", .init("width below a loss of 1", as: .significant(2)),
                    .init("loss at distance 1", as: .significant(2)),
                    .init("scores there, times larger", as: .significant(2)),
                    .init("pits on the map", as: .integer),
                    .init("at the start: lowest curvature over largest", as: .fixed(2)),
                ], rows: Network.allCases.map(row)))
    }

    var exhibits: [Exhibit] { [maps, table] }

    func sample(_ network: Network, _ value: (View) -> Double) -> Sample { Sample(of(network).map(value)) }

    private func median(_ network: Network, _ value: (View) -> Double) -> Double { sample(network, value).median }

    var numbers: [Recorded] {
        [
            Recorded("rosenbrock", Self.lowestCurvature(of: Rosenbrock()), as: .significant(3)),
            Recorded("plainGrowth", median(.plain, \.growth), as: .significant(2)),
            Recorded("plainGrowthLeast", sample(.plain, \.growth).values.min() ?? .nan, as: .significant(2)),
            Recorded("plainGrowthMost", sample(.plain, \.growth).values.max() ?? .nan, as: .significant(2)),
            Recorded("alone", median(.plain, \.alone), as: .significant(1)),
            Recorded("shortcutsGrowth", median(.shortcuts, \.growth), as: .significant(2)),
            Recorded("loss", Network.allCases.flatMap(of).map(\.loss).max() ?? .nan, as: .significant(2)),
            Recorded("seeds", of(.plain).count),
            Recorded("plainBumpy", of(.plain).count { $0.pits > 1 }),
            Recorded("othersBumpy", Network.allCases.filter { $0 != .plain }.flatMap(of).count { $0.pits > 1 }),
            Recorded("others", Network.allCases.filter { $0 != .plain }.flatMap(of).count),
        ]
    }
}

import Downhill

extension Landscapes {
    var maps: Exhibit {
        let range = Double(-Self.reach)...Double(Self.reach)
        let drawn = [("plain", of(.plain)[0]), ("with shortcuts", of(.shortcuts)[0])].compactMap { (name, view) in
            view.map.map { (name, $0) }
        }
        let figure = Facets("Twenty-two layers, the same digits, the same loss in the middle", columns: 2) {
            for (title, map) in drawn {
                Plot(title) {
                    ContourMark(
                        values: map.losses.map { $0.map { Elementary.log(Double($0)) / Elementary.log(10) } }, x: range,
                        y: range, levels: .at([-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5])
                    ).colorMap(.dusk).colorBar("log₁₀ loss")
                }.equalUnits().xAxis("first direction", ticks: [-1, 0, 1]).yAxis(
                    "second direction", ticks: [-1, 0, 1])
            }
        }
        return .figure(
            figure, named: "landscapes",
            alt: """
                Two contour maps on one scale of heights. The plain network's loss rises steeply on all sides from a small pit in the middle; that of the network with shortcuts rises \
                gently from a wider one.
                """,
            caption: """
                The loss of two trained networks over two random directions, in filters' own lengths; in the middle it is {{landscapes.loss}} at the most.
                """)
    }

    var table: Exhibit {
        func row(_ network: Network) -> [Any] {
            let pits = pits(network)
            return [network.rawValue, median(network, \.surroundings.rim), "\(pits.count { $0 > 1 }) of \(pits.count)"]
        }
        return .table(
            Table(
                "Five networks, trained to the same loss, and what lies around them",
                columns: [
                    "network", .init("loss at distance 1, median of five seeds", as: .significant(2)),
                    "maps with a second pit",
                ], rows: Network.allCases.map(row)))
    }

    var exhibits: [Exhibit] { [maps, table] }

    func sample(_ network: Network, _ value: (View) -> Double) -> Sample { Sample(of(network).map(value)) }

    private func median(_ network: Network, _ value: (View) -> Double) -> Double { sample(network, value).median }

    /// How many pits each of a network's maps has.
    func pits(_ network: Network) -> [Double] { of(network).compactMap(\.pits).map { Double($0) } }

    var numbers: [Recorded] {
        [
            Recorded("rosenbrock", Self.lowestCurvature(of: Rosenbrock()), as: .significant(3)),
            Recorded("loss", Network.allCases.flatMap(of).map(\.loss).max() ?? .nan, as: .significant(2)),
        ]
    }
}

import Downhill

extension Plane {
    private func share(_ value: (Seed) -> Double) -> Sample { Sample(seeds.map(value)) }

    var paths: Exhibit {
        let figure = Facets("Which of the two is a training?", columns: 2, sharing: .none) {
            for (title, components) in [("A", seeds[0].walk), ("B", seeds[0].training)] {
                let reach = 1.15 * (components.coordinates[0].map { abs($0) }.max() ?? 1)
                let tick = (reach / 2).rounded(.up)
                let ticks = [-tick, 0, tick].filter { abs($0) <= reach }
                Plot(title) {
                    PathMark(x: components.coordinates[0], y: components.coordinates[1], dots: false)
                }.equalUnits().xAxis("first component", .linear(-reach...reach), ticks: ticks)
                    .yAxis("second component", .linear(-0.7 * reach...0.7 * reach), ticks: ticks)
            }
        }
        return .figure(
            figure, named: "plane",
            alt:
                "Two smooth arcs in a plane, with arrows from end to end. A is about half as high as it is wide, B flatter.",
            caption: """
                Two paths through {{plane.weights}} weights, each in the plane where it spreads most. Both are arcs; one is a training, the other a random walk.
                """)
    }

    var exhibits: [Exhibit] { [paths] }

    var numbers: [Recorded] {
        [
            Recorded("weights", seeds[0].weights),
            Recorded("training", share { $0.training.explained[0] + $0.training.explained[1] }.median, as: .percent(0)),
            Recorded("walk", share { $0.walk.explained[0] + $0.walk.explained[1] }.median, as: .percent(0)),
        ]
    }

    /// What theory says that the k-th component of a random walk in many dimensions keeps of its variance.
    static func predicted(_ k: Int) -> Double { 6 / (Double.pi * Double.pi) / Double(k * k) }

    var claims: [Claim] {
        [
            Claim(
                "Antognini-2018",
                says:
                    "The k-th principal component of a random walk in many dimensions keeps the share 6/(π²k²) of its variance",
                force: .always
            ) {
                for k in 1...3 {
                    Condition(
                        "component \(k) of a walk of 100 points", share { $0.walk.explained[k - 1] },
                        equals: Self.predicted(k),
                        within: .relative(0.05))
                }
            }
        ]
    }
}

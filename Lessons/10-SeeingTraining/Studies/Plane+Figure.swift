import Downhill

extension Plane {
    private func share(_ value: (Seed) -> Double) -> Sample { Sample(seeds.map(value)) }

    var paths: Exhibit {
        let figure = Facets("Two paths in the plane of their principal components", columns: 2, sharing: .none) {
            for (title, components) in [("a training", seeds[0].training), ("a random walk", seeds[0].walk)] {
                Plot(title) {
                    PathMark(x: components.coordinates[0], y: components.coordinates[1], dots: false)
                }.xAxis("first component").yAxis("second component")
            }
        }
        return .figure(
            figure, named: "plane",
            alt:
                "Two smooth arcs in a plane, with arrows. The left one is a training, the right one a random walk; the shapes are alike.",
            caption: """
                Left: a network of {{plane.weights}} weights in training, seen where its path spreads most; {{plane.training}} of the path's variance lies in this plane. Right: as many independent random steps through as many \
                weights; {{plane.walk}} does.
                """)
    }

    var exhibits: [Exhibit] { [paths] }

    var numbers: [Recorded] {
        [
            Recorded("weights", seeds[0].weights),
            Recorded("training", share(\.trainingShare).median, as: .percent(0)),
            Recorded("walk", share(\.walkShare).median, as: .percent(0)),
            Recorded("walkFirst", share { $0.walk.explained[0] }.median, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        let first = 6 / (Double.pi * Double.pi)
        return [
            Claim(
                "Antognini-2018",
                says:
                    "The largest principal components of a random walk in many dimensions hold 6/(π²k²) of its variance",
                force: .always
            ) {
                for k in 0..<3 {
                    Condition(
                        "component \(k + 1) of a walk of \(Plane.points) points", share { $0.walk.explained[k] },
                        equals: first / Double((k + 1) * (k + 1)), within: 0.03)
                }
            }
        ]
    }
}

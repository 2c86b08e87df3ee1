import Downhill

extension Landscapes {
    private func overSeeds(_ value: (Seed) -> Double) -> Sample { Sample(seeds.map(value)) }

    /// The five loss surfaces that stand for “loss surfaces”, fixed before the run.
    private static var panel: [(name: String, view: KeyPath<Seed, View> & Sendable)] {
        [
            ("64-32-10, ReLU", \.small), ("64-32-32-10, tanh", \.smooth), ("22 layers, plain", \.plain),
            ("22 layers, with shortcuts", \.residual), ("no hidden layer", \.linear),
        ]
    }

    /// The lowest curvature of a textbook's landscape over the part of it that is drawn.
    static func lowestCurvature(of landscape: some Landscape) -> Double {
        let grid = (0...40).map { Scalar($0) / 40 }
        func place(_ range: ClosedRange<Scalar>, _ share: Scalar) -> Scalar {
            range.lowerBound + share * (range.upperBound - range.lowerBound)
        }
        return grid.flatMap { x in
            grid.map { y in
                let point = Point(place(landscape.domain.w1, x), place(landscape.domain.w2, y))
                return Double(landscape.hessian(at: point).eigenvalues.smallest)
            }
        }.min() ?? .nan
    }

    var claims: [Claim] {
        [
            Claim("A-010a") {
                for (name, view) in Landscapes.panel {
                    Condition(
                        "\(name): smallest curvature over the largest, where training ends",
                        overSeeds { $0[keyPath: view].lowest / $0[keyPath: view].sharpness }, isBelow: -0.01
                    ).onNetwork()
                }
            },
            Claim(
                "A-010b",
                instead: """
                    Of the slices through the plain deep network {{landscapes.plainBumpy}} have more than one valley, through the one with shortcuts {{landscapes.residualBumpy}}; those of the shallow networks \
                    {{landscapes.shallowBumpy}}.
                    """
            ) {
                for (name, view) in Landscapes.panel {
                    Condition(
                        "\(name): share of the slices with more than one valley", overSeeds { $0[keyPath: view].bumpy },
                        isAbove: 0.5
                    ).onNetwork()
                }
            },
            Claim(
                "A-011",
                instead: """
                    Textbooks have both: the document's parabola bends upwards everywhere, and Rosenbrock's valley, in document B, bends downwards as far as {{landscapes.rosenbrock}}.
                    """
            ) {
                Condition(
                    "the document's own example, f(x) = x²: lowest curvature",
                    Landscapes.lowestCurvature(of: Parabola(curvature: 2)), isAtLeast: 0)
            } beyond: {
                Condition(
                    "document B's ravine: lowest curvature", Landscapes.lowestCurvature(of: Ravine()), isAtLeast: 0)
                Condition(
                    "document B's Rosenbrock: lowest curvature", Landscapes.lowestCurvature(of: Rosenbrock()),
                    isAtLeast: 0)
                Condition(
                    "document C's saddle: lowest curvature", Landscapes.lowestCurvature(of: Saddle()), isAtLeast: 0)
            },
        ]
    }
}

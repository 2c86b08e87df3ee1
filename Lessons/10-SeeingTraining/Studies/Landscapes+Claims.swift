import Downhill

extension Landscapes {
    /// The lowest curvature of a textbook's landscape over the part of it that is drawn.
    static func lowestCurvature(of landscape: some Landscape) -> Double {
        let shares = (0...40).map { Scalar($0) / 40 }
        func place(_ range: ClosedRange<Scalar>, _ share: Scalar) -> Scalar {
            range.lowerBound + share * (range.upperBound - range.lowerBound)
        }
        return shares.flatMap { x in
            shares.map { y in
                let hessian = landscape.hessian(at: Point(place(landscape.domain.w1, x), place(landscape.domain.w2, y)))
                return Double(landscape.dimensions == 1 ? hessian.w11 : hessian.eigenvalues.smallest)
            }
        }.min() ?? .nan
    }

    var claims: [Claim] {
        [
            Claim("A-010a") {
                for network in Network.allCases {
                    Condition(
                        "\(network.rawValue): lowest curvature over the largest, where training starts",
                        sample(network) { $0.lowest / $0.sharpness }, isAtMost: -0.01
                    ).onNetwork()
                }
            },
            Claim(
                "A-011",
                instead: """
                    Textbooks have both: the document's parabola bends upwards everywhere, and Rosenbrock's function, in document B, bends downwards on the inside of its bend, as far as {{landscapes.rosenbrock}} at $(0, 3)$.
                    """
            ) {
                Condition(
                    "f(x) = x², the document's own example: lowest curvature",
                    Self.lowestCurvature(of: Parabola(curvature: 2)), isAtLeast: 0)
            } beyond: {
                Condition("document B's ravine: lowest curvature", Self.lowestCurvature(of: Ravine()), isAtLeast: 0)
                Condition(
                    "document B's Rosenbrock: lowest curvature", Self.lowestCurvature(of: Rosenbrock()), isAtLeast: 0)
                Condition("document C's saddle: lowest curvature", Self.lowestCurvature(of: Saddle()), isAtLeast: 0)
            },
        ]
    }
}

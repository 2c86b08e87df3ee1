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
            Claim(
                "Li-2018",
                says: "Shortcuts keep the landscape of a deep network from rising steeply around the minimum",
                force: .here
            ) {
                // Powers of ten: in ones of losses, the scatter of the steeper network would hide a difference of fifty times.
                Condition(
                    "22 layers: log₁₀ of the loss at distance 1 without shortcuts, against with them",
                    sample(.plain) { Elementary.log($0.rim) / Elementary.log(10) },
                    isAbove: sample(.shortcuts) { Elementary.log($0.rim) / Elementary.log(10) })
                Condition(
                    "22 layers: width below a loss of 1 without shortcuts, against with them", sample(.plain, \.width),
                    isBelow: sample(.shortcuts, \.width))
            },
            Claim("A-010a") {
                for network in Network.allCases {
                    Condition(
                        "\(network.rawValue): lowest curvature over the largest, where training starts",
                        sample(network) { $0.lowest / $0.sharpness }, isAtMost: -0.01
                    ).onNetwork()
                }
            },
            Claim(
                "A-010b",
                instead: """
                    The plain deep network's map has a second pit for {{landscapes.plainBumpy}} of {{landscapes.seeds}} seeds; of the {{landscapes.others}} maps of the other four, {{landscapes.othersBumpy}} have one.
                    """
            ) {
                for network in Network.allCases {
                    Condition(
                        "\(network.rawValue): pits on the map, median over seeds",
                        sample(network) { Double($0.pits) }.median,
                        isAtLeast: 2
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

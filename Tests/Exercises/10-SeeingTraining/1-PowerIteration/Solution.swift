/// The quotients of a power iteration, one for each product, and the direction that it ends with, of length 1.
func powerIteration(
    from start: [Double], products: Int, product: (_ v: [Double]) -> [Double]
) -> (quotients: [Double], direction: [Double]) {
    var v = withLengthOne(start) ?? start
    var quotients: [Double] = []
    for _ in 0..<products {
        let next = product(v)
        quotients.append(dot(v, next))
        guard let direction = withLengthOne(next) else { break }
        v = direction
    }
    return (quotients, v)
}

func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { $0 * $1 }.reduce(0, +) }

/// A vector of the same direction and the length 1; nil if there is none.
func withLengthOne(_ a: [Double]) -> [Double]? {
    let length = dot(a, a).squareRoot()
    return length > 0 ? a.map { $0 / length } : nil
}

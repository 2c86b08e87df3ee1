//: # all weights move together
//: That is one slope, along the diagonal. A partial derivative moves one weight and leaves the others where they are.

/// The slope of a loss along each weight, by central differences.
func slopes(of loss: (_ weights: [Double]) -> Double, at weights: [Double], width h: Double) -> [Double] {
    weights.indices.map { _ in
        var (ahead, behind) = (weights, weights)
        ahead = ahead.map { $0 + h }
        behind = behind.map { $0 - h }
        return (loss(ahead) - loss(behind)) / (2 * h)
    }
}

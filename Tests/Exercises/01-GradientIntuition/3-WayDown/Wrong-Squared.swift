//: # the square of the length
//: The squares are added, but ε is compared with the sum itself. The length is its root.

/// Every place of a descent, the start first.
func descend(
    from start: [Double], learningRate: Double, slopeBelow ε: Double, atMost steps: Int,
    gradient: (_ weights: [Double]) -> [Double]
) -> [[Double]] {
    var weights = start
    var places = [start]
    for _ in 0..<steps {
        let slope = gradient(weights)
        guard slope.map({ $0 * $0 }).reduce(0, +) >= ε else { break }
        for i in weights.indices {
            weights[i] -= learningRate * slope[i]
        }
        places.append(weights)
    }
    return places
}

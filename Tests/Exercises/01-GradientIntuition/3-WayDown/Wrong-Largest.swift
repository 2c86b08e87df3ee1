//: # the largest slope for the length
//: The largest of the slopes is shorter than the gradient, and the descent stops early. The length is the root of the sum of their squares.

/// Every place of a descent, the start first.
func descend(
    from start: [Double], learningRate: Double, slopeBelow ε: Double, atMost steps: Int,
    gradient: (_ weights: [Double]) -> [Double]
) -> [[Double]] {
    var weights = start
    var places = [start]
    for _ in 0..<steps {
        let slope = gradient(weights)
        guard (slope.map { abs($0) }.max() ?? 0) >= ε else { break }
        for i in weights.indices {
            weights[i] -= learningRate * slope[i]
        }
        places.append(weights)
    }
    return places
}

//: # slopes cancel each other
//: The guard adds the slopes up, so that 3 and −3 are as good as flat, and two negative ones end the descent at once. It needs the gradient's length.

/// Every place of a descent, the start first.
func descend(
    from start: [Double], learningRate: Double, slopeBelow ε: Double, atMost steps: Int,
    gradient: (_ weights: [Double]) -> [Double]
) -> [[Double]] {
    var weights = start
    var places = [start]
    for _ in 0..<steps {
        let slope = gradient(weights)
        guard slope.reduce(0, +) >= ε else { break }
        for i in weights.indices {
            weights[i] -= learningRate * slope[i]
        }
        places.append(weights)
    }
    return places
}

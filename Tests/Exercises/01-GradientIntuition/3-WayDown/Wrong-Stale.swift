//: # the slope of the start for every step
//: The gradient was taken out of both loops. It belongs to one place, and each step needs it anew.

/// Every place of a descent, the start first.
func descend(
    from start: [Double], learningRate: Double, slopeBelow ε: Double, atMost steps: Int,
    gradient: (_ weights: [Double]) -> [Double]
) -> [[Double]] {
    var weights = start
    var places = [start]
    let slope = gradient(start)
    for _ in 0..<steps {
        guard slope.map({ $0 * $0 }).reduce(0, +).squareRoot() >= ε else { break }
        for i in weights.indices {
            weights[i] -= learningRate * slope[i]
        }
        places.append(weights)
    }
    return places
}

//: # a stop one step late
//: The rule is asked after the step, with the slope from before it, so one step too many is taken.

/// Every place of a descent, the start first.
func descend(
    from start: [Double], learningRate: Double, slopeBelow ε: Double, atMost steps: Int,
    gradient: (_ weights: [Double]) -> [Double]
) -> [[Double]] {
    var weights = start
    var places = [start]
    for _ in 0..<steps {
        let slope = gradient(weights)
        for i in weights.indices {
            weights[i] -= learningRate * slope[i]
        }
        places.append(weights)
        guard slope.map({ $0 * $0 }).reduce(0, +).squareRoot() >= ε else { break }
    }
    return places
}

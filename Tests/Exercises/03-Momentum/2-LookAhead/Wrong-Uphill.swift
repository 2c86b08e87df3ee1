//: # a sign: up the slope
//: The weights move by minus the velocity. With a plus they climb.

/// One step of Nesterov's momentum.
func nesterovStep(
    weights: inout [Double], velocity: inout [Double], learningRate: Double, momentum: Double,
    gradient: (_ point: [Double]) -> [Double]
) {
    let ahead = weights.indices.map { weights[$0] - momentum * velocity[$0] }
    let slope = gradient(ahead)
    for i in weights.indices {
        velocity[i] = momentum * velocity[i] + learningRate * slope[i]
        weights[i] += velocity[i]
    }
}

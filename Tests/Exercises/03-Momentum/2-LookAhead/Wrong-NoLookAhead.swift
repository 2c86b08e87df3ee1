//: # no look ahead
//: The gradient is asked for at the weights, which is ordinary momentum. Nesterov asks at w − γv, where the velocity is about to carry them.

/// One step of Nesterov's momentum.
func nesterovStep(
    weights: inout [Double], velocity: inout [Double], learningRate: Double, momentum: Double,
    gradient: (_ point: [Double]) -> [Double]
) {
    let ahead = weights
    let slope = gradient(ahead)
    for i in weights.indices {
        velocity[i] = momentum * velocity[i] + learningRate * slope[i]
        weights[i] -= velocity[i]
    }
}

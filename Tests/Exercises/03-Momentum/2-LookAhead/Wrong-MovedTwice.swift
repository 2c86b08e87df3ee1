//: # carried twice
//: The weights are set to the point ahead and then moved by the whole new velocity, which contains γv already. Look ahead with a copy, and move the weights once.

/// One step of Nesterov's momentum.
func nesterovStep(
    weights: inout [Double], velocity: inout [Double], learningRate: Double, momentum: Double,
    gradient: (_ point: [Double]) -> [Double]
) {
    weights = weights.indices.map { weights[$0] - momentum * velocity[$0] }
    let ahead = weights
    let slope = gradient(ahead)
    for i in weights.indices {
        velocity[i] = momentum * velocity[i] + learningRate * slope[i]
        weights[i] -= velocity[i]
    }
}

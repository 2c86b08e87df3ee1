//: # a sign: a velocity that points downhill
//: Here v is a sum of slopes: it takes + ηg, the weights lose it, and the point ahead is w − γv.

/// One step of Nesterov's momentum.
func nesterovStep(
    weights: inout [Double], velocity: inout [Double], learningRate: Double, momentum: Double,
    gradient: (_ point: [Double]) -> [Double]
) {
    let ahead = weights.indices.map { weights[$0] + momentum * velocity[$0] }
    let slope = gradient(ahead)
    for i in weights.indices {
        velocity[i] = momentum * velocity[i] - learningRate * slope[i]
        weights[i] += velocity[i]
    }
}

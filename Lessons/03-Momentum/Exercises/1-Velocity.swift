//: # 1 · The velocity
//: The lesson shows the library's `Momentum`. Write it yourself without looking back, in the same form, with the learning rate *outside* the velocity:
//:
//:     v ← γ·v + g, then w ← w − η·v.
//:
//: **To do.** Write `step`. It is called once for each gradient. The learning rate may differ from call to call; the velocity begins at zero.
//:
//: **By hand first.** One weight, γ = 0.9, η = 0.2, a gradient of 1 three times. What are the three velocities, and by how much has the weight moved?

/// Gradient descent with momentum.
struct Momentum {
    /// γ: how much of the velocity survives a step.
    let momentum: Double

    /// v: one number for each weight.
    var velocity: [Double]

    init(momentum: Double, weights: Int) {
        self.momentum = momentum
        velocity = Array(repeating: 0, count: weights)
    }

    /// Updates the velocity with a gradient, then the weights with the velocity.
    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        fatalError("not written yet")
    }
}

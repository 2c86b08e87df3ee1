//: # the old velocity is forgotten
//: The velocity becomes the gradient alone, so nothing is remembered: this is plain gradient descent. Keep γ times the old velocity.

/// Gradient descent with momentum.
struct Momentum {
    let momentum: Double
    var velocity: [Double]

    init(momentum: Double, weights: Int) {
        self.momentum = momentum
        velocity = Array(repeating: 0, count: weights)
    }

    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        for i in weights.indices {
            velocity[i] = gradient[i]
            weights[i] -= learningRate * velocity[i]
        }
    }
}

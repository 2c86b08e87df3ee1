//: # an average in place of a sum
//: The new gradient is weighed with 1 − γ. This velocity is an average of the slopes; momentum takes their sum, and gains the whole gradient at each step.

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
            velocity[i] = momentum * velocity[i] + (1 - momentum) * gradient[i]
            weights[i] -= learningRate * velocity[i]
        }
    }
}

//: # a sign: up the slope
//: The velocity sums up slopes, and slopes point to where the loss rises: the weights lose η times the velocity.

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
            velocity[i] = momentum * velocity[i] + gradient[i]
            weights[i] += learningRate * velocity[i]
        }
    }
}

//: # a sign: a velocity that points downhill
//: The weights move rightly, but here v is the sum of the slopes themselves, + g, and the minus stands in the weights’ step.

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
            velocity[i] = momentum * velocity[i] - gradient[i]
            weights[i] += learningRate * velocity[i]
        }
    }
}

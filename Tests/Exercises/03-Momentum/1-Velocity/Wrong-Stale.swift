//: # a step late
//: The weights move by the old velocity, before it has seen the new gradient. Update the velocity first.

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
            weights[i] -= learningRate * velocity[i]
            velocity[i] = momentum * velocity[i] + gradient[i]
        }
    }
}

//: # the learning rate inside the velocity
//: The gradient is multiplied by η before it joins the velocity. That is the other form of momentum; here η multiplies the velocity when the weights move.

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
            velocity[i] = momentum * velocity[i] + learningRate * gradient[i]
            weights[i] -= velocity[i]
        }
    }
}

//: # the ruler of the step before
//: The weight is divided by the old average, before it has seen this slope. Update the average first; at the first step it would otherwise be zero.

/// Gradient descent with a ruler for every weight.
struct RMSProp {
    let smoothing: Double
    let epsilon: Double
    var averageSquare: [Double]

    init(smoothing: Double, epsilon: Double, weights: Int) {
        self.smoothing = smoothing
        self.epsilon = epsilon
        averageSquare = Array(repeating: 0, count: weights)
    }

    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        for i in weights.indices {
            let g = gradient[i]
            weights[i] -= learningRate * g / (averageSquare[i].squareRoot() + epsilon)
            averageSquare[i] = smoothing * averageSquare[i] + (1 - smoothing) * g * g
        }
    }
}

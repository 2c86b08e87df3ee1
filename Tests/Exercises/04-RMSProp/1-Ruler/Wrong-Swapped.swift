//: # β and 1 − β swapped
//: The average keeps 1 − β of itself and takes β of the new square. β close to 1 means a long memory: the past is weighed with β.

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
            averageSquare[i] = (1 - smoothing) * averageSquare[i] + smoothing * g * g
            weights[i] -= learningRate * g / (averageSquare[i].squareRoot() + epsilon)
        }
    }
}

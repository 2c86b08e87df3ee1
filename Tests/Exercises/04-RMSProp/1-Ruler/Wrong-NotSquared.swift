//: # the slope is not squared
//: The average is one of slopes, where it should be one of their squares: slopes of changing sign cancel, and the ruler says nothing of their size.

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
            averageSquare[i] = smoothing * averageSquare[i] + (1 - smoothing) * abs(g)
            weights[i] -= learningRate * g / (averageSquare[i].squareRoot() + epsilon)
        }
    }
}

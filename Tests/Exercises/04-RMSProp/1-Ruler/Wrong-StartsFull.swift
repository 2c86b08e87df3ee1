//: # the average starts at the first square
//: Here s begins at zero and the first square gets the weight 1 − β, like every other; the first steps come out too long, and the lesson says so.

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
            if averageSquare[i] == 0 { averageSquare[i] = g * g }
            averageSquare[i] = smoothing * averageSquare[i] + (1 - smoothing) * g * g
            weights[i] -= learningRate * g / (averageSquare[i].squareRoot() + epsilon)
        }
    }
}

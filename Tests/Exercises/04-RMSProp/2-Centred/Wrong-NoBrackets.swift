//: # ε outside the fraction
//: Division comes before addition: `g / root + ε` adds ε to the step. The denominator needs brackets.

/// RMSProp that takes the mean off.
struct CentredRMSProp {
    let smoothing: Double
    let epsilon: Double
    var averageSquare: [Double]
    var average: [Double]

    init(smoothing: Double, epsilon: Double, weights: Int) {
        self.smoothing = smoothing
        self.epsilon = epsilon
        averageSquare = Array(repeating: 0, count: weights)
        average = Array(repeating: 0, count: weights)
    }

    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        for i in weights.indices {
            let g = gradient[i]
            averageSquare[i] = smoothing * averageSquare[i] + (1 - smoothing) * g * g
            average[i] = smoothing * average[i] + (1 - smoothing) * g
            let variance = averageSquare[i] - average[i] * average[i]
            weights[i] -= learningRate * g / max(variance, 0).squareRoot() + epsilon
        }
    }
}

//: # a sign: up the slope
//: The gradient points to where the loss rises; the step goes against it, so the weights lose it.

/// Momentum over a ruler, both corrected for having started at zero.
struct Adam {
    let beta1: Double
    let beta2: Double
    let epsilon: Double
    var averageSlope: [Double]
    var averageSquare: [Double]
    var stepNumber = 0

    init(beta1: Double, beta2: Double, epsilon: Double, weights: Int) {
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        averageSlope = Array(repeating: 0, count: weights)
        averageSquare = Array(repeating: 0, count: weights)
    }

    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        stepNumber += 1
        let correction1 = 1 - power(beta1, stepNumber)
        let correction2 = 1 - power(beta2, stepNumber)
        for i in weights.indices {
            averageSlope[i] = beta1 * averageSlope[i] + (1 - beta1) * gradient[i]
            averageSquare[i] = beta2 * averageSquare[i] + (1 - beta2) * gradient[i] * gradient[i]
            let slope = averageSlope[i] / correction1
            let square = averageSquare[i] / correction2
            weights[i] += learningRate * slope / (square.squareRoot() + epsilon)
        }
    }
}

func power(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { product, _ in product * base } }

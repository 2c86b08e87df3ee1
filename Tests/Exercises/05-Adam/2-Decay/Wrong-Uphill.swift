//: # a sign: up the slope
//: The decay is right, but Adam’s direction points to where the loss rises; the weights lose it as well.

/// Adam with weight decay.
struct AdamW {
    let weightDecay: Double
    var averageSlope: [Double]
    var averageSquare: [Double]
    var stepNumber = 0

    init(weightDecay: Double, weights: Int) {
        self.weightDecay = weightDecay
        averageSlope = Array(repeating: 0, count: weights)
        averageSquare = Array(repeating: 0, count: weights)
    }

    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        let direction = direction(along: gradient)
        for i in weights.indices {
            weights[i] += learningRate * (direction[i] - weightDecay * weights[i])
        }
    }

    /// Adam's part, finished: updates the averages with a gradient and returns m̂/(√v̂ + ε), one number for each weight.
    mutating func direction(along gradient: [Double]) -> [Double] {
        stepNumber += 1
        return gradient.indices.map { i in
            averageSlope[i] = 0.9 * averageSlope[i] + 0.1 * gradient[i]
            averageSquare[i] = 0.99 * averageSquare[i] + 0.01 * gradient[i] * gradient[i]
            let slope = averageSlope[i] / (1 - power(0.9, stepNumber))
            let square = averageSquare[i] / (1 - power(0.99, stepNumber))
            return slope / (square.squareRoot() + 1e-8)
        }
    }
}

func power(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { product, _ in product * base } }

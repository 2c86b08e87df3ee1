//: # t is 2 in the first step
//: The count starts at 1 and goes up before it is used, so every step is corrected as if one more had been made. Start from 0.

/// The weights after each of some steps of Adam (β₁ = 0.9, β₂ = 0.999), given the gradient of every step.
func descend(from start: [Double], along gradients: [[Double]], learningRate: Double) -> [[Double]] {
    var weights = start
    var averageSlope = Array(repeating: 0.0, count: start.count)
    var averageSquare = Array(repeating: 0.0, count: start.count)
    var t = 1
    var path: [[Double]] = []
    for gradient in gradients {
        t += 1
        for i in weights.indices {
            averageSlope[i] = 0.9 * averageSlope[i] + 0.1 * gradient[i]
            averageSquare[i] = 0.999 * averageSquare[i] + 0.001 * gradient[i] * gradient[i]
            let slope = averageSlope[i] / (1 - power(0.9, t))
            let square = averageSquare[i] / (1 - power(0.999, t))
            weights[i] -= learningRate * slope / (square.squareRoot() + 1e-8)
        }
        path.append(weights)
    }
    return path
}

/// A number to a whole power.
func power(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { product, _ in product * base } }

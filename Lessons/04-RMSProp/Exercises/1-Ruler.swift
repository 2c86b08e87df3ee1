//: # 1 · A ruler for every weight
//: Write RMSProp as the lesson has it, ε outside the root. For each weight, with its slope g:
//:
//:     s ← β·s + (1 − β)·g², then w ← w − η/(√s + ε) · g.
//:
//: **To do.** Write `step`. The average s begins at zero, and nothing makes up for that.
//:
//: **By hand first.** One weight at 1, a slope of 2, β = 0.75, η = 0.1 and no ε to speak of. What is s, and where does the weight go?

/// Gradient descent with a ruler for every weight.
struct RMSProp {
    /// β: how much of the average survives a step.
    let smoothing: Double

    /// ε: keeps the division legal when an average is 0.
    let epsilon: Double

    /// s: one number for each weight.
    var averageSquare: [Double]

    init(smoothing: Double, epsilon: Double, weights: Int) {
        self.smoothing = smoothing
        self.epsilon = epsilon
        averageSquare = Array(repeating: 0, count: weights)
    }

    /// Updates the averages with a gradient, then the weights.
    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        fatalError("not written yet")
    }
}

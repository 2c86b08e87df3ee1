//: # 1 · Adam, from its formula
//: Two averages for every weight, both corrected for the zeros that they started from. For each weight, with its slope g, in step t:
//:
//:     m ← β₁·m + (1 − β₁)·g and v ← β₂·v + (1 − β₂)·g²,
//:
//:     m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ), then w ← w − η · m̂/(√v̂ + ε).
//:
//: **To do.** Write `step`. The averages that are kept are m and v, without hats; t is 1 in the first step.
//:
//: **By hand first.** One weight at 1, slopes 2 and 2, β₁ = 0.5, β₂ = 0.96, η = 0.1 and no ε to speak of. What are m, v, m̂ and v̂ after each step, and where does the weight go?

/// Momentum over a ruler, both corrected for having started at zero.
struct Adam {
    /// β₁: how much of the average of the slopes survives a step.
    let beta1: Double

    /// β₂: how much of the average of the squares survives a step.
    let beta2: Double

    /// ε: added to the root, after the correction.
    let epsilon: Double

    /// m: one number for each weight.
    var averageSlope: [Double]

    /// v: one number for each weight.
    var averageSquare: [Double]

    /// t: how many steps have been made.
    var stepNumber = 0

    init(beta1: Double, beta2: Double, epsilon: Double, weights: Int) {
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        averageSlope = Array(repeating: 0, count: weights)
        averageSquare = Array(repeating: 0, count: weights)
    }

    /// Updates both averages with a gradient, then the weights.
    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        fatalError("not written yet")
    }
}

/// A number to a whole power: `power(0.5, 2)` is 0.25, and `power(0.5, 0)` is 1.
func power(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { product, _ in product * base } }

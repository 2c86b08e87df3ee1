//: # 3 · Wrong on the way down
//: This is gradient descent with the lesson's first stopping rule: it ends when the slope is small, ‖∇L‖ < ε. On w₁² + 10 w₂² from (4, 2) its path is perfect, so its author tested no further. There are two bugs.
//:
//: **To do.** Find and repair both. Which kind of loss hides the first one, and which starting points the second?
//:
//: **By hand first.** L = w₁² + w₁ w₂ + w₂² from (4, 2) with η = 0.1. What is the gradient there, and where does one step lead?

/// Every place of a descent, the start first.
///
/// - Parameters:
///   - ε: The descent ends at the first place where the gradient is shorter than this.
///   - steps: And it takes no more steps than these.
func descend(
    from start: [Double], learningRate: Double, slopeBelow ε: Double, atMost steps: Int,
    gradient: (_ weights: [Double]) -> [Double]
) -> [[Double]] {
    var weights = start
    var places = [start]
    for _ in 0..<steps {
        guard gradient(weights).reduce(0, +) >= ε else { break }
        for i in weights.indices {
            weights[i] -= learningRate * gradient(weights)[i]
        }
        places.append(weights)
    }
    return places
}

//: # 2 · Batch norm, backward
//: The way back through one channel. With σ = √( (1/n)·Σ(xᵢ − μ)² + ε ) and yᵢ = γ x̂ᵢ + β, a loss pulls at the outputs with gᵢ = ∂L/∂yᵢ. What reaches the inputs is the lesson's
//:
//:     ∂L/∂xᵢ = γ/σ · (gᵢ − mean(g) − x̂ᵢ · mean(g·x̂)).
//:
//: **To do.** Derive what reaches γ and β: each has a part in *every* output. Then write `backward`.
//:
//: **By hand first.** x = (0, 0, 6, 6), γ = 6, ε = 0, and a pull of 4 at the last output alone. What are the six numbers? Do the four for the inputs add up to what the lesson says they must?

/// The gradients of a loss for batch norm's input, gain and offset, in one channel.
///
/// - Parameters:
///   - x: The inputs, one a sample.
///   - g: The loss's slope for each output.
///   - gain: γ.
///   - epsilon: ε, inside the root.
func backward(
    through x: [Double], pull g: [Double], gain: Double, epsilon: Double
) -> (input: [Double], gain: Double, offset: Double) {
    fatalError("not written yet")
}

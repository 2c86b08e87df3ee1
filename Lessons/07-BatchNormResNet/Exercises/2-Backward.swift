//: # 2 · Batch norm, backward
//: The way back through one channel. With $\sigma = \sqrt{\tfrac1n\sum(x_i - \mu)^2 + \varepsilon}$ and $y_i = \gamma\,\hat x_i + \beta$, a loss pulls at the outputs with $g_i = \partial L/\partial y_i$. What reaches the inputs is the lesson's
//:
//: $$\frac{\partial L}{\partial x_i} = \frac{\gamma}{\sigma}\Bigl(g_i - \overline{g} - \hat x_i\,\overline{g\hat x}\Bigr).$$
//:
//: **To do.** Derive what reaches $\gamma$ and $\beta$: each has a part in *every* output. Then write `backward`.
//:
//: **By hand first.** $x = (0, 0, 6, 6)$, $\gamma = 6$, $\varepsilon = 0$, and a pull of 4 at the last output alone. What are the six numbers? Do the four for the inputs add up to what the lesson says they must?

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

//: # 1 · A slope without a derivative
//: The lesson checks a gradient against the definition of a slope: go a little to either side and divide the rise by the run. With several weights, do so for one weight at a time, while the others stay where they are:
//:
//:     ∂L/∂wᵢ ≈ (L(…, wᵢ + h, …) − L(…, wᵢ − h, …)) / 2h.
//:
//: **To do.** Write `slopes`. It can then check any gradient that you work out on paper, with h near 10⁻⁵. The cases here take a wide h on purpose: where the estimate is crude you see how it was made.
//:
//: **By hand first.** L = w³ has the slope 3 at w = 1. What does the formula give with h = 0.2, and what with h = 0.1? Does the error go as the lesson's h²/6 · L‴ says?

/// The slope of a loss along each weight, by central differences.
///
/// - Parameters:
///   - loss: The loss at any place.
///   - h: How far to go to either side.
func slopes(of loss: (_ weights: [Double]) -> Double, at weights: [Double], width h: Double) -> [Double] {
    fatalError("not written yet")
}

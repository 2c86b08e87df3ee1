//: # 1 · Decay, smooth and in stairs
//: Document E's question 16: a rate that starts at η₀ and is multiplied by a factor r for every T steps,
//:
//:     ηₜ = η₀ · r^(t/T).
//:
//: Smoothly, as it stands: the rate falls a little at every step. Or as a *staircase*: the rate stands still for T steps, then falls by the whole factor at once. Steps count from 0.
//:
//: **To do.** Write `rate(at:)` for both. `pow(0.96, 1.5)` is 0.96^1.5.
//:
//: **By hand first.** η₀ = 0.8, r = 0.25, T = 2: the rates of steps 0, 1, 2, 3 and 4, smooth and in stairs. (What is 0.25^(1/2)?)

import Foundation

/// A learning rate that is multiplied by the same factor again and again.
struct ExponentialDecay {
    /// η₀: the rate of step 0.
    let start: Double

    /// r: what the rate is multiplied by for every period.
    let factor: Double

    /// T: the steps of a period.
    let period: Int

    /// Whether the rate falls at the end of each period only, instead of at every step.
    let isStaircase: Bool

    /// The learning rate of a step; the first step is 0.
    func rate(at step: Int) -> Double {
        fatalError("not written yet")
    }
}

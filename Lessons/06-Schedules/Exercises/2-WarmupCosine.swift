//: # 2 · Up a ramp, down a wave
//: The schedule that most large networks are trained with. For n steps the rate rises in equal parts, document B's way: step 0 gets η_max/n, step n−1 all of η_max. Then half a wave of a cosine carries it to zero, which it reaches at
//: step T:
//:
//:     ηₜ = η_max · (t + 1)/n for t < n, and ηₜ = η_max · ½(1 + cos(π·u)) for t ≥ n,
//:
//: where u is the part of the way from step n to step T that lies behind: 0 at step n, 1 at step T. From then on the rate stays zero.
//:
//: **To do.** Write `rate(at:)`; `cos` and `Double.pi` are there.
//:
//: **By hand first.** η_max = 0.4, n = 4, T = 8: the rates of steps 0 to 8. Two of them are 0.4: which? (The cosine of a half is 0 here, those of a quarter and three quarters ±0.707.)

import Foundation

/// A warm-up in a straight line, then half a wave of a cosine down to zero.
struct WarmupCosine {
    /// η_max: the highest rate.
    let peak: Double

    /// n: the steps of the warm-up.
    let warmup: Int

    /// T: the step at which the rate reaches zero; the warm-up is part of it.
    let total: Int

    /// The learning rate of a step; the first step is 0.
    func rate(at step: Int) -> Double {
        fatalError("not written yet")
    }
}

//: # a warm-up from zero
//: The rate of step 0 is 0, so the first step goes nowhere, and the ramp is one step late. That is document E’s warm-up; B’s starts at an nth.

import Foundation

/// A warm-up in a straight line, then half a wave of a cosine down to zero.
struct WarmupCosine {
    let peak: Double
    let warmup: Int
    let total: Int

    func rate(at step: Int) -> Double {
        if step < warmup { return peak * Double(step) / Double(warmup) }
        let fraction = min(Double(step - warmup) / Double(total - warmup), 1)
        return peak * 0.5 * (1 + cos(Double.pi * fraction))
    }
}

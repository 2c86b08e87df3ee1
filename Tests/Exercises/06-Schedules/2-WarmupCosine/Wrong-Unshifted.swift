//: # the cosine started with the warm-up
//: The part of the way is t/T, as if the cosine had been running since step 0: at the joint the rate drops. Its way is from n to T.

import Foundation

/// A warm-up in a straight line, then half a wave of a cosine down to zero.
struct WarmupCosine {
    let peak: Double
    let warmup: Int
    let total: Int

    func rate(at step: Int) -> Double {
        if step < warmup { return peak * Double(step + 1) / Double(warmup) }
        let fraction = min(Double(step) / Double(total), 1)
        return peak * 0.5 * (1 + cos(Double.pi * fraction))
    }
}

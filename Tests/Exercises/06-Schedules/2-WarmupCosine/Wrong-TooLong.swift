//: # the cosine takes T steps of its own
//: The way is divided by T, but the warm-up has used n of those steps: the rate has not arrived at zero in the end.

import Foundation

/// A warm-up in a straight line, then half a wave of a cosine down to zero.
struct WarmupCosine {
    let peak: Double
    let warmup: Int
    let total: Int

    func rate(at step: Int) -> Double {
        if step < warmup { return peak * Double(step + 1) / Double(warmup) }
        let fraction = min(Double(step - warmup) / Double(total), 1)
        return peak * 0.5 * (1 + cos(Double.pi * fraction))
    }
}

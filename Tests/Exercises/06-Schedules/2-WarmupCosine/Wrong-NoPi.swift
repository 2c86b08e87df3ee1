//: # π is missing
//: The cosine of u, from 0 to 1, falls only to 0.54. Half a wave is cos(πu).

import Foundation

/// A warm-up in a straight line, then half a wave of a cosine down to zero.
struct WarmupCosine {
    let peak: Double
    let warmup: Int
    let total: Int

    func rate(at step: Int) -> Double {
        if step < warmup { return peak * Double(step + 1) / Double(warmup) }
        let fraction = min(Double(step - warmup) / Double(total - warmup), 1)
        return peak * 0.5 * (1 + cos(fraction))
    }
}

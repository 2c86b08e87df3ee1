//: # the rate climbs again
//: After T the wave goes on, and up. (PyTorch’s does, too.) Here the part of the way ends at 1.

import Foundation

/// A warm-up in a straight line, then half a wave of a cosine down to zero.
struct WarmupCosine {
    let peak: Double
    let warmup: Int
    let total: Int

    func rate(at step: Int) -> Double {
        if step < warmup { return peak * Double(step + 1) / Double(warmup) }
        let fraction = Double(step - warmup) / Double(total - warmup)
        return peak * 0.5 * (1 + cos(Double.pi * fraction))
    }
}

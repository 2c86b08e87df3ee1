//: # a quarter of a wave
//: The cosine itself, from 1 to 0, is the wave’s upper half only: it falls ever faster and ends at its steepest. Half a wave, lifted and halved, ends gently.

import Foundation

/// A warm-up in a straight line, then half a wave of a cosine down to zero.
struct WarmupCosine {
    let peak: Double
    let warmup: Int
    let total: Int

    func rate(at step: Int) -> Double {
        if step < warmup { return peak * Double(step + 1) / Double(warmup) }
        let fraction = min(Double(step - warmup) / Double(total - warmup), 1)
        return peak * cos(Double.pi / 2 * fraction)
    }
}

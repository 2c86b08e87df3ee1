import Foundation

/// A warm-up in a straight line, then half a wave of a cosine down to zero.
struct WarmupCosine {
    let peak: Double
    let warmup: Int
    let total: Int

    func rate(at step: Int) -> Double {
        if step < warmup { return peak * Double(step + 1) / Double(warmup) }
        let fraction = step < total ? Double(step - warmup) / Double(total - warmup) : 1
        return peak * 0.5 * (1 + cos(Double.pi * fraction))
    }
}

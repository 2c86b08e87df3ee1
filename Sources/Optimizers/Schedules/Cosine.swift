import Tensors

extension Scheduled where Self == Schedule {
    /// Half a wave of a cosine, from one value to another: `η_end + ½·(η − η_end)·(1 + cos(π·t/T))` (Loshchilov and Hutter 2017).
    ///
    /// It stays at the end value after T, where PyTorch's `CosineAnnealingLR` climbs again.
    public static func cosine(from start: Double, to end: Double = 0, over period: Period) -> Schedule {
        Schedule(lasting: [period]) { clock in
            annealed(from: start, to: end, min(clock.fraction(of: period), 1))
        }
    }

    /// A cosine that starts anew at every restart, each wave longer than the one before by a factor (Loshchilov and Hutter
    /// 2017, SGDR; PyTorch's `CosineAnnealingWarmRestarts`).
    public static func cosineWithRestarts(
        from start: Double, to end: Double = 0, every period: Period, lengthening factor: Int = 1
    ) -> Schedule {
        guard factor >= 1 else {
            fatalError("cosineWithRestarts: waves longer by \(factor) each; the factor is a whole number from 1.")
        }
        return Schedule(lasting: nil) { clock in
            var time = clock.fraction(of: period)
            var length = 1.0
            if factor == 1 {
                time -= time.rounded(.down)
            } else {
                while time >= length {
                    time -= length
                    length *= Double(factor)
                }
            }
            return annealed(from: start, to: end, time / length)
        }
    }
}

/// From `start` to `end` along half a wave of a cosine, as `fraction` goes from 0 to 1.
func annealed(from start: Double, to end: Double, _ fraction: Double) -> Double {
    end + (start - end) * (1 + Elementary.cos(.pi * fraction)) / 2
}

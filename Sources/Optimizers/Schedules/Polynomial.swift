import Tensors

extension Scheduled where Self == Schedule {
    /// A straight line from one value to another, which then stays (PyTorch's `LinearLR`).
    public static func linear(from start: Double, to end: Double = 0, over period: Period) -> Schedule {
        Schedule(lasting: [period]) { clock in
            start + (end - start) * min(clock.fraction(of: period), 1)
        }
    }

    /// `η_end + (η − η_end)·(1 − t/T)^p`, and η_end after T (PyTorch's `PolynomialLR`).
    public static func polynomial(
        from start: Double, to end: Double = 0, over period: Period, power: Double
    ) -> Schedule {
        let power = ScheduleSetting.power.checked(power, of: "polynomial")
        return Schedule(lasting: [period]) { clock in
            end + (start - end) * Elementary.pow(1 - min(clock.fraction(of: period), 1), power)
        }
    }

    /// `η/√(1 + t/n)`: η/√t, counting t from 1, at n = 1.
    ///
    /// Warmed up over n steps it is the schedule of "Attention is all you need" (Vaswani et al. 2017) with its peak at η.
    public static func inverseSquareRoot(from start: Double, scale: Period = 1) -> Schedule {
        Schedule(lasting: nil) { clock in start / (1 + clock.fraction(of: scale)).squareRoot() }
    }
}

import Tensors

extension Scheduled where Self == Schedule {
    /// Multiplied by a factor at regular times: `η·γ^⌊t/n⌋` (PyTorch's `StepLR`).
    public static func step(from start: Double, every period: Period, by factor: Double) -> Schedule {
        Schedule(lasting: nil) { clock in
            start * Elementary.pow(factor, clock.fraction(of: period).rounded(.down))
        }
    }

    /// Multiplied by a factor at each of some times: `η·γᵏ` after k of them (PyTorch's `MultiStepLR`).
    ///
    ///     .multiStep(from: 0.1, at: [.epochs(60), .epochs(120)])  // 0.1, 0.01, 0.001
    public static func multiStep(from start: Double, at milestones: [Period], by factor: Double = 0.1) -> Schedule {
        Schedule(lasting: nil) { clock in
            let passed = milestones.count { clock.step >= clock.steps(in: $0) }
            return start * Elementary.pow(factor, Double(passed))
        }
    }

    /// Multiplied by a factor once a period, smoothly or all at once: `η·γ^(t/n)`, or `η·γ^⌊t/n⌋` as a staircase.
    ///
    /// `every: .epochs(1)` is PyTorch's `ExponentialLR`.
    public static func exponential(
        from start: Double, by factor: Double, every period: Period = 1, staircase: Bool = false
    ) -> Schedule {
        Schedule(lasting: nil) { clock in
            let time = clock.fraction(of: period)
            return start * Elementary.pow(factor, staircase ? time.rounded(.down) : time)
        }
    }
}

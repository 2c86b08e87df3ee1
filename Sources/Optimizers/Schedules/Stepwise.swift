import Tensors

extension Scheduled where Self == Schedule {
    /// Multiplied by a factor at regular times: `η·γ^⌊t/n⌋` (PyTorch's `StepLR`).
    public static func step(from start: Double, every period: Period, by factor: Double) -> Schedule {
        let (period, factor) = (period.checked("step"), ScheduleSetting.factor.checked(factor, of: "step"))
        return Schedule(lasting: nil) { clock in
            start * Elementary.pow(factor, clock.fraction(of: period).rounded(.down))
        }
    }

    /// Multiplied by a factor at each of some times: `η·γᵏ` after k of them (PyTorch's `MultiStepLR`).
    ///
    ///     .multiStep(from: 0.1, at: [.epochs(60), .epochs(120)])  // 0.1, 0.01, 0.001
    public static func multiStep(from start: Double, at milestones: [Period], by factor: Double = 0.1) -> Schedule {
        let factor = ScheduleSetting.factor.checked(factor, of: "multiStep")
        return Schedule(lasting: nil) { clock in
            let passed = milestones.count { clock.step >= clock.steps(in: $0) }
            return start * Elementary.pow(factor, Double(passed))
        }
    }

    /// One rate after the other, each until its time is over (Keras' `PiecewiseConstantDecay`).
    ///
    ///     .piecewise([0.1, 0.02, 0.001], changingAt: [.epochs(60), .epochs(120)])
    ///
    /// - Parameter milestones: When the second rate takes over, the third, and so on: one fewer than the rates.
    public static func piecewise(_ rates: [Double], changingAt milestones: [Period]) -> Schedule {
        guard rates.count == milestones.count + 1 else {
            fatalError(
                "piecewise: \(rates.count) rates and \(milestones.count) milestones; there is a milestone between two rates."
            )
        }
        return Schedule(lasting: nil) { clock in rates[milestones.count { clock.step >= clock.steps(in: $0) }] }
    }

    /// Multiplied by a factor once a period, smoothly or all at once: `η·γ^(t/n)`, or `η·γ^⌊t/n⌋` as a staircase.
    ///
    /// `every: .epochs(1)` is PyTorch's `ExponentialLR`.
    public static func exponential(
        from start: Double, by factor: Double, every period: Period = 1, staircase: Bool = false
    ) -> Schedule {
        let (period, factor) = (
            period.checked("exponential"), ScheduleSetting.factor.checked(factor, of: "exponential")
        )
        return Schedule(lasting: nil) { clock in
            let time = clock.fraction(of: period)
            return start * Elementary.pow(factor, staircase ? time.rounded(.down) : time)
        }
    }
}

import Tensors

/// Up and down between two rates in straight lines, again and again, while the momentum goes the other way (Smith 2017; PyTorch's
/// `CyclicLR`, with its settings and its values).
///
///     let cycle = Cyclical(from: 0.01, to: 0.1, rising: .epochs(4))
///     Momentum(learningRate: cycle.learningRate, momentum: cycle.momentum)
public struct Cyclical: Sendable, Hashable {
    /// What becomes of a cycle's height as it goes on.
    public enum HeightChange: Sendable, Hashable {
        /// It stays: Smith's `triangular`.
        case constant
        /// It is halved after every cycle: `triangular2`.
        case halving
        /// It is multiplied by a factor at every step or epoch, whichever the schedule counts: `exp_range`.
        case decaying(by: Double)
    }

    /// The lowest rate and the highest.
    public let low, high: Double

    /// How long it goes up, and how long down. Where one is said in steps and the other in epochs, the schedule counts steps.
    public let rising, falling: Period

    /// What becomes of the height from cycle to cycle.
    public let height: HeightChange

    /// The momentum at the peak, where it is lowest, and at both ends.
    public let momentumAtPeak, momentumAtEnds: Double

    /// - Parameter falling: As long as `rising`, if nothing is said.
    public init(
        from low: Double, to high: Double, rising: Period, falling: Period? = nil, height: HeightChange = .constant,
        momentumAtPeak: Double = 0.8, momentumAtEnds: Double = 0.9
    ) {
        self.low = low
        self.high = high
        self.rising = rising.checked("Cyclical")
        self.falling = (falling ?? rising).checked("Cyclical")
        if case .decaying(let factor) = height { _ = ScheduleSetting.factor.checked(factor, of: "Cyclical") }
        self.height = height
        self.momentumAtPeak = RuleSetting.momentum.checked(momentumAtPeak, of: "Cyclical")
        self.momentumAtEnds = RuleSetting.momentum.checked(momentumAtEnds, of: "Cyclical")
    }

    /// The rate that goes up and down.
    public var learningRate: Schedule {
        let (low, high) = (low, high)
        return Schedule(lasting: nil) { clock in low + (high - low) * climb(clock) }
    }

    /// The momentum that goes down and up, to be given to the same rule.
    public var momentum: Schedule {
        let (low, high) = (momentumAtPeak, momentumAtEnds)
        return Schedule(lasting: nil) { clock in high - (high - low) * climb(clock) }
    }

    /// How far up it is: from 0 to 1, or to less as the height goes on.
    private func climb(_ clock: Clock) -> Double {
        let countsSteps = !rising.hasUnit(of: falling)
        let up = Double(countsSteps ? clock.steps(in: rising) : rising.count)
        let length = up + Double(countsSteps ? clock.steps(in: falling) : falling.count)
        let time = Double(countsSteps ? clock.step : clock.count(in: rising))
        let cycle = (time / length).rounded(.down)
        let place = time / length - cycle
        let ratio = up / length
        let climb = place <= ratio ? place / ratio : (place - 1) / (ratio - 1)
        return switch height {
        case .constant: climb
        case .halving: climb * Elementary.pow(0.5, cycle)
        case .decaying(let factor): climb * Elementary.pow(factor, time)
        }
    }
}

extension Scheduled where Self == Schedule {
    /// The learning rate of `Cyclical`.
    public static func cyclical(
        between low: Double, and high: Double, rising: Period, falling: Period? = nil,
        height: Cyclical.HeightChange = .constant
    ) -> Schedule {
        Cyclical(from: low, to: high, rising: rising, falling: falling, height: height).learningRate
    }
}

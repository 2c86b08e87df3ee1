import Tensors

/// One climb to a high rate and one long descent to a very low one, while the momentum goes the other way (Smith and Topin 2018;
/// PyTorch's `OneCycleLR`, with its settings and its values).
///
///     let cycle = OneCycle(peak: 0.1, over: .epochs(30))
///     Momentum(learningRate: cycle.learningRate, momentum: cycle.momentum)
///     Adam(learningRate: cycle.learningRate, beta1: cycle.momentum)
public struct OneCycle: Sendable, Hashable {
    /// How it goes from one value to the next: along half a cosine, or straight.
    public enum Shape: Sendable, Hashable { case cosine, linear }

    /// The highest rate.
    public let peak: Double

    /// How long the whole cycle is.
    public let period: Period

    /// The part of the period that the climb takes.
    public let climbShare: Double

    /// How it goes from one value to the next.
    public let shape: Shape

    /// The first rate is the peak over this.
    public let startDivisor: Double

    /// The last rate is the first one over this.
    public let endDivisor: Double

    /// Whether the descent goes back to the first rate as fast as the climb came from it, and only then on to the last.
    public let hasThreePhases: Bool

    /// The momentum at the peak, where it is lowest, and at both ends.
    public let momentumAtPeak, momentumAtEnds: Double

    /// With PyTorch's settings, unless others are given.
    public init(
        peak: Double, over period: Period, climbShare: Double = 0.3, shape: Shape = .cosine, startDivisor: Double = 25,
        endDivisor: Double = 1e4, hasThreePhases: Bool = false, momentumAtPeak: Double = 0.85,
        momentumAtEnds: Double = 0.95
    ) {
        self.peak = peak
        self.period = period.checked("OneCycle")
        self.climbShare = ScheduleSetting.climb.checked(climbShare, of: "OneCycle")
        self.shape = shape
        self.startDivisor = ScheduleSetting.startDivisor.checked(startDivisor, of: "OneCycle")
        self.endDivisor = ScheduleSetting.endDivisor.checked(endDivisor, of: "OneCycle")
        self.hasThreePhases = hasThreePhases
        self.momentumAtPeak = RuleSetting.momentum.checked(momentumAtPeak, of: "OneCycle")
        self.momentumAtEnds = RuleSetting.momentum.checked(momentumAtEnds, of: "OneCycle")
    }

    /// The rate that climbs and descends.
    public var learningRate: Schedule {
        let first = peak / startDivisor
        let last = first / endDivisor
        return schedule(through: hasThreePhases ? [first, peak, first, last] : [first, peak, last])
    }

    /// The momentum that goes the other way, to be given to the same rule.
    public var momentum: Schedule {
        let (low, high) = (momentumAtPeak, momentumAtEnds)
        return schedule(through: hasThreePhases ? [high, low, high, high] : [high, low, high])
    }

    /// The values at the phases' ends, and the way between them.
    private func schedule(through values: [Double]) -> Schedule {
        let total = Double(period.count)
        // The last step or epoch is number T − 1, and the last value is reached there.
        let top = climbShare * total - 1
        let ends = hasThreePhases ? [top, 2 * top, total - 1] : [top, total - 1]
        let shape = shape
        return Schedule(lasting: [period]) { clock in
            let time = min(Double(clock.count(in: period)), total - 1)
            let phase = ends.firstIndex { time <= $0 } ?? ends.count - 1
            let start = phase == 0 ? 0 : ends[phase - 1]
            let fraction = ends[phase] > start ? (time - start) / (ends[phase] - start) : 1
            return switch shape {
            case .cosine: annealed(from: values[phase], to: values[phase + 1], fraction)
            case .linear: values[phase] + (values[phase + 1] - values[phase]) * fraction
            }
        }
    }
}

extension Scheduled where Self == Schedule {
    /// The learning rate of `OneCycle`, with its usual settings.
    public static func oneCycle(peak: Double, over period: Period) -> Schedule {
        OneCycle(peak: peak, over: period).learningRate
    }
}

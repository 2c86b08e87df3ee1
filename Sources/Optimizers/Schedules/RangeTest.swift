import Tensors

/// Finds the learning rates worth trying: trains for a few steps while the rate grows from far too low to far too high, and watches
/// the loss (Smith 2017).
///
///     let test = RangeTest(from: 1e-5, to: 10, steps: 100)
///     var optimizer = Optimizer(SGD(learningRate: test.schedule))
///     let result = try test.run { try trainOneStep(&model, &optimizer) }  // returns that step's loss
///     print(result.steepest ?? .nan, result.isCutShort)
public struct RangeTest: Sendable, Hashable {
    /// The rate of the first step and of the last.
    public let lowest, highest: Double

    /// How many steps lie between them.
    public let steps: Int

    /// How much of the smoothed loss is kept from step to step.
    public let smoothing: Double

    /// Rates from `lowest` to `highest`, each so many times the one before it; `smoothing` is how much of the mean loss a step keeps.
    public init(from lowest: Double, to highest: Double, steps: Int, smoothing: Double = 0.9) {
        guard 0 < lowest, lowest < highest, highest.isFinite, steps > 1 else {
            fatalError("RangeTest: \(lowest) to \(highest) in \(steps) steps; it climbs from above 0 in two or more.")
        }
        self.lowest = lowest
        self.highest = highest
        self.steps = steps
        self.smoothing = RuleSetting.smoothing.checked(smoothing, of: "RangeTest")
    }

    /// `η_low·(η_high/η_low)^(t/(n − 1))`: each rate the same number of times the one before.
    public var schedule: Schedule {
        let (lowest, ratio, last) = (lowest, highest / lowest, Double(steps - 1))
        return Schedule { step in lowest * Elementary.pow(ratio, Double(step) / last) }
    }

    /// A rate, the loss of the step made with it, and the average of the losses so far, corrected for its start at 0.
    public struct Reading: Sendable, Hashable {
        /// The rate of the step, the loss of its batch, and the running mean of the losses.
        public let learningRate, loss, smoothedLoss: Double
    }

    /// What a range test measured.
    public struct Result: Sendable, Hashable {
        /// One reading a step, up to where the loss exploded.
        public let readings: [Reading]

        /// Whether it was stopped before the highest rate, because the loss had risen four times as far above its lowest as it had come down, or
        /// had overflowed.
        public let isCutShort: Bool

        /// The rate at which the smoothed loss fell fastest on a logarithmic axis; nil where it never fell.
        public var steepest: Double? {
            let falls = zip(readings, readings.dropFirst()).map { ($1.smoothedLoss - $0.smoothedLoss, $1.learningRate) }
            return falls.min { $0.0 < $1.0 }.flatMap { $0.0 < 0 ? $0.1 : nil }
        }

        /// The rate at which the smoothed loss was lowest: usually already too high to train with.
        public var lowest: Double? { readings.min { $0.smoothedLoss < $1.smoothedLoss }?.learningRate }
    }

    /// Makes the steps, until the smoothed loss has risen four times as far above its lowest as it had come down before, or as the losses
    /// scattered while the rate was still far too low: in the first tenth of the steps. A constant added to all losses changes nothing.
    ///
    /// - Parameter step: One training step with the schedule's next rate; returns its loss.
    public func run<Failure: Error>(_ step: () throws(Failure) -> Double) throws(Failure) -> Result {
        var readings: [Reading] = []
        var average = 0.0
        var scatter = (lowest: Double.infinity, highest: -Double.infinity)
        var lowest = Double.infinity
        for (i, rate) in schedule.values(steps: steps).enumerated() {
            let loss = try step()
            average = smoothing * average + (1 - smoothing) * loss
            let smoothed = average / (1 - Elementary.pow(smoothing, Double(i + 1)))
            if i <= steps / 10 { scatter = (min(scatter.lowest, loss), max(scatter.highest, loss)) }
            lowest = min(lowest, smoothed)
            let fall = (readings.first?.smoothedLoss ?? smoothed) - lowest
            guard smoothed.isFinite, smoothed - lowest <= 4 * max(fall, scatter.highest - scatter.lowest) else {
                return Result(readings: readings, isCutShort: true)
            }
            readings.append(Reading(learningRate: rate, loss: loss, smoothedLoss: smoothed))
        }
        return Result(readings: readings, isCutShort: false)
    }
}

/// Lowers the learning rate when a loss stops falling, or another measure rising: the one schedule that is not a function of the step, because it remembers
/// (PyTorch's `ReduceLROnPlateau`, with its settings).
///
///     var optimizer = Optimizer(SGD(learningRate: 0.1), plateau: ReduceOnPlateau(patience: 5))
///     …
///     optimizer.observe(loss: validationLoss)  // once an epoch
public struct ReduceOnPlateau: Sendable, Hashable, Codable {
    /// What progress is: that a loss falls, or that an accuracy rises.
    public enum Mode: String, Sendable, Hashable, Codable { case min, max }

    /// How much better than the best a loss must be to count as progress.
    public enum Threshold: Sendable, Hashable, Codable {
        /// `loss < best − t·|best|`. PyTorch has `best·(1 − t)`, which takes a rise for progress where the best is below zero.
        case relative(Double)
        /// `loss < best − t`
        case absolute(Double)

        fileprivate var checked: Threshold {
            switch self {
            case .relative(let t), .absolute(let t): _ = SettingRange.from(0).checked(t, "ReduceOnPlateau: threshold")
            }
            return self
        }
    }

    /// Whether the value should fall or rise.
    public let mode: Mode

    /// What the rate is multiplied by.
    public let factor: Double

    /// How many observations without progress are put up with: the next one lowers the rate.
    public let patience: Int

    /// How much better than the best so far counts as progress.
    public let threshold: Threshold

    /// How many observations after a reduction are not held against the new rate.
    public let cooldown: Int

    /// What the rate does not fall below, whatever the schedule says.
    public let minimum: Double

    /// A change of the rate of no more than this is not made.
    public let smallestChange: Double

    /// What all the reductions so far multiply the scheduled rate by.
    public private(set) var reduction = 1.0

    /// The best loss that counted as progress; nil before the first.
    public private(set) var best: Double?

    private var badObservations = 0
    private var coolingDown = 0

    /// - Parameters:
    ///   - mode: Whether the loss is to fall or to rise.
    ///   - factor: What the rate is multiplied by, above 0 and below 1.
    ///   - patience: How many observations without progress are put up with.
    ///   - threshold: How much better than the best counts as progress.
    ///   - cooldown: How many observations after a reduction are not held against the new rate.
    ///   - minimum: What the rate does not fall below.
    ///   - smallestChange: PyTorch's `eps`.
    public init(
        _ mode: Mode = .min, factor: Double = 0.1, patience: Int = 10, threshold: Threshold = .relative(1e-4),
        cooldown: Int = 0,
        minimum: Double = 0, smallestChange: Double = 1e-8
    ) {
        func wholeFromZero(_ value: Int, _ name: String) -> Int {
            _ = SettingRange.from(0).checked(Double(value), "ReduceOnPlateau: \(name)")
            return value
        }
        self.mode = mode
        self.factor = SettingRange.above(0, below: 1).checked(factor, "ReduceOnPlateau: factor")
        self.patience = wholeFromZero(patience, "patience")
        self.threshold = threshold.checked
        self.cooldown = wholeFromZero(cooldown, "cooldown")
        self.minimum = SettingRange.from(0).checked(minimum, "ReduceOnPlateau: minimum")
        self.smallestChange = SettingRange.from(0).checked(smallestChange, "ReduceOnPlateau: smallestChange")
    }

    /// The rate that a scheduled one has come down to.
    public func rate(from scheduled: Double) -> Double { max(scheduled * reduction, minimum) }

    /// Takes note of a loss, and lowers the rate if there have been too many without progress.
    ///
    /// - Parameter scheduled: The rate before any reduction.
    public mutating func observe(loss: Double, scheduled: Double) {
        if isProgress(loss) {
            best = loss
            badObservations = 0
        } else {
            badObservations += 1
        }
        if coolingDown > 0 {
            coolingDown -= 1
            badObservations = 0
        }
        if badObservations > patience {
            lower(scheduled)
            coolingDown = cooldown
            badObservations = 0
        }
    }

    private func isProgress(_ loss: Double) -> Bool {
        // Upside down, what is to rise falls.
        let (loss, best) = mode == .min ? (loss, best) : (-loss, best.map { -$0 })
        guard let best else { return loss < .infinity }
        return switch threshold {
        case .relative(let t): loss < best * (best > 0 ? 1 - t : 1 + t)
        case .absolute(let t): loss < best - t
        }
    }

    private mutating func lower(_ scheduled: Double) {
        let rate = rate(from: scheduled)
        let lower = max(rate * factor, minimum)
        if rate - lower > smallestChange { reduction = lower / scheduled }
    }
}

/// Lowers the learning rate when a loss stops falling: the one schedule that is not a function of the step, because it remembers
/// (PyTorch's `ReduceLROnPlateau`, with its settings).
///
///     var optimizer = Optimizer(SGD(learningRate: 0.1), plateau: ReduceOnPlateau(patience: 5))
///     …
///     optimizer.observe(loss: validationLoss)  // once an epoch
public struct ReduceOnPlateau: Sendable, Hashable, Codable {
    /// How much lower than the best a loss must be to count as progress.
    public enum Threshold: Sendable, Hashable, Codable {
        /// `loss < best·(1 − t)`
        case relative(Double)
        /// `loss < best − t`
        case absolute(Double)
    }

    /// What the rate is multiplied by.
    public let factor: Double

    /// How many observations without progress are put up with: the next one lowers the rate.
    public let patience: Int

    public let threshold: Threshold

    /// How many observations after a reduction are not held against the new rate.
    public let cooldown: Int

    /// What the rate does not fall below.
    public let minimum: Double

    /// What all the reductions so far multiply the scheduled rate by.
    public private(set) var reduction = 1.0

    /// The lowest loss that counted as progress; nil before the first.
    public private(set) var best: Double?

    private var badObservations = 0
    private var coolingDown = 0

    public init(
        factor: Double = 0.1, patience: Int = 10, threshold: Threshold = .relative(1e-4), cooldown: Int = 0,
        minimum: Double = 0
    ) {
        self.factor = factor
        self.patience = patience
        self.threshold = threshold
        self.cooldown = cooldown
        self.minimum = minimum
    }

    /// The rate that a scheduled one has come down to.
    public func rate(from scheduled: Double) -> Double { scheduled * reduction }

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
        guard let best else { return loss < .infinity }
        return switch threshold {
        case .relative(let t): loss < best * (1 - t)
        case .absolute(let t): loss < best - t
        }
    }

    /// A change of at most 1e-8 is not made, as in PyTorch.
    private mutating func lower(_ scheduled: Double) {
        let rate = rate(from: scheduled)
        let lower = max(rate * factor, minimum)
        if rate - lower > 1e-8 { reduction = lower / scheduled }
    }
}

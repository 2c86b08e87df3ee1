import Tensors

/// A rate for every weight, the smaller the more its gradients have added up to (Duchi, Hazan and Singer 2011; PyTorch's `Adagrad`):
///
///     s ← s + g²
///     w ← w − η/(1 + (t − 1)·d)·g/(√s + ε)
///
/// s only grows, so the steps only shrink: what `RMSProp` mends. The rate's decay d, 0 unless asked for, is PyTorch's `lr_decay`.
public struct AdaGrad: UpdateRule {
    public let learningRate: Schedule

    /// d, how fast the rate falls by itself: PyTorch's `lr_decay`.
    public let rateDecay: Double

    /// What the sum of squares starts from.
    public let initialAccumulator: Double

    /// ε beside the root.
    public let epsilon: Double

    /// With PyTorch's settings, unless others are given.
    public init(
        learningRate: some Scheduled = 0.01, rateDecay: Double = 0, initialAccumulator: Double = 0,
        epsilon: Double = 1e-10
    ) {
        self.learningRate = SettingRange.rate(learningRate, of: "AdaGrad")
        self.rateDecay = RuleSetting.rateDecay.checked(rateDecay, of: "AdaGrad")
        self.initialAccumulator = RuleSetting.initialAccumulator.checked(initialAccumulator, of: "AdaGrad")
        self.epsilon = RuleSetting.epsilon.checked(epsilon, of: "AdaGrad")
    }

    public struct Slot: LaneSlot {
        /// The sum of the squared gradients.
        public var s = Lanes()

        public init() {}
        public static let checkpointNames: LaneNames<Slot> = ["sum": \.s]
    }

    public var initialSlot: Slot {
        var slot = Slot()
        slot.s = Lanes(repeating: Scalar(initialAccumulator))
        return slot
    }

    public struct StepConstants: Sendable {
        var η, ε: Scalar
    }

    public func prepare(_ step: Step) -> StepConstants {
        StepConstants(η: Scalar(step.learningRate / (1 + Double(step.number - 1) * rateDecay)), ε: Scalar(epsilon))
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        slot.s += g * g
        w -= now.η * g / (squareRoot(slot.s) + now.ε)
    }
}

extension NamedRule {
    static let adagrad = NamedRule(
        "adagrad", "s ← s + g²; w ← w − η·g/(√s + ε)", [.rateDecay: 0, .initialAccumulator: 0, .epsilon: 1e-10]
    ) {
        AdaGrad(
            learningRate: $0.learningRate, rateDecay: $0[.rateDecay], initialAccumulator: $0[.initialAccumulator],
            epsilon: $0[.epsilon])
    }
}

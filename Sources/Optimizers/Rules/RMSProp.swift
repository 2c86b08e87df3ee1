import Tensors

/// Every weight's gradient divided by the root mean square of its recent ones (Hinton 2012, lecture 6; PyTorch's `RMSprop`):
///
///     s ← β·s + (1 − β)·g²
///     w ← w − η·g/(√s + ε)
///
/// or, as many lecture notes have it, with ε under the root, `w ← w − η·g/√(s + ε)`. There, 1e-8 weighs as much as 1e-4 does outside: a weight
/// whose gradients are near 1e-5 hardly moves, and moves a full step with PyTorch's form.
///
/// s is a running second moment, not a variance: the mean is not taken off, which `RMSPropWithMomentum` can do. It starts at 0 and is
/// not corrected for that, so the first step is η/√(1 − β) long. The smoothing β is PyTorch's `alpha`.
public struct RMSProp: UpdateRule {
    /// Where ε stands: beside the root, or under it.
    public enum EpsilonPlace: Sendable, Hashable { case besideRoot, insideRoot }

    public let learningRate: Schedule

    /// β, the part of the mean square that is kept: PyTorch's `alpha`.
    public let smoothing: Double

    /// ε beside the root, or under it.
    public let epsilon: Double

    /// Where ε stands.
    public let epsilonPlace: EpsilonPlace

    /// With PyTorch's settings, unless others are given.
    public init(
        learningRate: some Scheduled = 0.01, smoothing: Double = 0.99, epsilon: Double = 1e-8,
        epsilonPlace: EpsilonPlace = .besideRoot
    ) {
        self.learningRate = SettingRange.rate(learningRate, of: "RMSProp")
        self.smoothing = RuleSetting.smoothing.checked(smoothing, of: "RMSProp")
        self.epsilon = RuleSetting.epsilon.checked(epsilon, of: "RMSProp")
        self.epsilonPlace = epsilonPlace
    }

    public struct Slot: LaneSlot {
        /// The running mean of the squared gradient.
        public var s = Lanes()

        public init() {}
        public static let checkpointNames: LaneNames<Slot> = ["square_avg": \.s]
    }

    public struct StepConstants: Sendable {
        var η, β, oneMinusβ: Scalar
        /// ε in the root and ε beside it, one of which is 0.
        var εInside, ε: Scalar
    }

    public func prepare(_ step: Step) -> StepConstants {
        StepConstants(
            η: Scalar(step.learningRate), β: Scalar(smoothing), oneMinusβ: Scalar(1 - smoothing),
            εInside: epsilonPlace == .insideRoot ? Scalar(epsilon) : 0,
            ε: epsilonPlace == .besideRoot ? Scalar(epsilon) : 0)
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        slot.s = now.β * slot.s + now.oneMinusβ * g * g
        w -= now.η * g / (squareRoot(slot.s + now.εInside) + now.ε)
    }
}

extension NamedRule {
    static let rmsprop = NamedRule(
        "rmsprop", "s ← β·s + (1 − β)·g²; w ← w − η·g/(√s + ε)",
        [.smoothing: 0.99, .epsilon: 1e-8, .momentum: 0, .centered: 0]
    ) { values in
        if values.momentum == nil, values[.momentum] == 0, values[.centered] == 0 {
            return RMSProp(
                learningRate: values.learningRate, smoothing: values[.smoothing], epsilon: values[.epsilon])
        }
        return RMSPropWithMomentum(
            learningRate: values.learningRate, momentum: values.schedule(.momentum),
            isCentered: values[.centered] != 0, smoothing: values[.smoothing], epsilon: values[.epsilon])
    }

    static let rmspropInside = NamedRule(
        "rmsprop-inside", "s ← β·s + (1 − β)·g²; w ← w − η·g/√(s + ε)", [.smoothing: 0.99, .epsilon: 1e-8]
    ) {
        RMSProp(
            learningRate: $0.learningRate, smoothing: $0[.smoothing], epsilon: $0[.epsilon], epsilonPlace: .insideRoot)
    }
}

import Tensors

/// `RMSProp` with a velocity, and centred if asked: divided by the gradients' standard deviation instead of their root mean square
/// (Graves 2013; PyTorch's `RMSprop(momentum:, centered:)`):
///
///     s ← β·s + (1 − β)·g²
///     a ← β·a + (1 − β)·g
///     v ← γ·v + g/(√(s − a²) + ε)      (√s where it is not centred)
///     w ← w − η·v
///
/// Rounding can make `s − a²` a little less than zero, which is taken for zero here; PyTorch's root is then NaN.
public struct RMSPropWithMomentum: UpdateRule {
    public let learningRate: Schedule

    /// γ, the part of the velocity that is kept.
    public let momentum: Schedule

    /// Whether the mean gradient's square is taken off the mean square, which leaves the variance.
    public let isCentered: Bool

    /// β, the part of the means that is kept: PyTorch's `alpha`.
    public let smoothing: Double

    /// ε beside the root.
    public let epsilon: Double

    /// With PyTorch's settings, unless others are given.
    public init(
        learningRate: some Scheduled = 0.01, momentum: some Scheduled = 0.9, isCentered: Bool = false,
        smoothing: Double = 0.99,
        epsilon: Double = 1e-8
    ) {
        self.learningRate = SettingRange.rate(learningRate, of: "RMSPropWithMomentum")
        self.momentum = RuleSetting.momentum.checked(momentum, of: "RMSPropWithMomentum")
        self.isCentered = isCentered
        self.smoothing = RuleSetting.smoothing.checked(smoothing, of: "RMSPropWithMomentum")
        self.epsilon = RuleSetting.epsilon.checked(epsilon, of: "RMSPropWithMomentum")
    }

    public struct Slot: LaneSlot {
        /// The running mean of the squared gradient.
        public var s = Lanes()

        /// The running mean of the gradient, where it is centred.
        public var a = Lanes()

        /// The velocity.
        public var v = Lanes()

        public init() {}
        public static let checkpointNames: LaneNames<Slot> = [
            "square_avg": \.s, "grad_avg": \.a, "momentum_buffer": \.v,
        ]
    }

    public struct StepConstants: Sendable {
        var η, γ, β, oneMinusβ, ε: Scalar
        /// 1 where it is centred, and 0 where it is not.
        var centred: Scalar
    }

    public func prepare(_ step: Step) -> StepConstants {
        StepConstants(
            η: Scalar(step.learningRate), γ: Scalar(step.value(of: momentum)), β: Scalar(smoothing),
            oneMinusβ: Scalar(1 - smoothing), ε: Scalar(epsilon), centred: isCentered ? 1 : 0)
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        slot.s = now.β * slot.s + now.oneMinusβ * g * g
        slot.a = now.β * slot.a + now.oneMinusβ * g
        let variance = maximum(slot.s - now.centred * slot.a * slot.a, Lanes())
        slot.v = now.γ * slot.v + g / (squareRoot(variance) + now.ε)
        w -= now.η * slot.v
    }
}

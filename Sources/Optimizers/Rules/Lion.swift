import Tensors

/// Steps of the same length for every weight: only the sign of an averaged gradient counts (Chen et al. 2023, "Symbolic
/// discovery of optimization algorithms", Algorithm 2):
///
///     c = β₁·m + (1 − β₁)·g
///     w ← w − η·(sign(c) + λ·w)
///     m ← β₂·m + (1 − β₂)·g
///
/// β₁ mixes what steps, β₂ what is remembered. PyTorch has no Lion. Its rates are three to ten times below Adam's, because its
/// steps are longer.
public struct Lion: UpdateRule {
    public let learningRate: Schedule

    /// λ, how fast weights shrink by themselves.
    public let weightDecay: Double

    /// β₁, the part of the memory in the step's direction.
    public let beta1: Schedule

    /// β₂, the part of the memory that is kept.
    public let beta2: Double

    /// With the paper's settings, unless others are given.
    public init(
        learningRate: some Scheduled = 1e-4, weightDecay: Double = 0, beta1: some Scheduled = 0.9, beta2: Double = 0.99
    ) {
        self.learningRate = SettingRange.rate(learningRate, of: "Lion")
        self.weightDecay = RuleSetting.weightDecay.checked(weightDecay, of: "Lion")
        self.beta1 = RuleSetting.beta1.checked(beta1, of: "Lion")
        self.beta2 = RuleSetting.beta2.checked(beta2, of: "Lion")
    }

    public struct Slot: LaneSlot {
        /// The running mean of the gradient.
        public var m = Lanes()

        public init() {}
        public static let checkpointNames: LaneNames<Slot> = ["exp_avg": \.m]
    }

    public struct StepConstants: Sendable {
        var η, λ, β1, oneMinusβ1, β2, oneMinusβ2: Scalar
    }

    public func prepare(_ step: Step) -> StepConstants {
        let β1 = step.value(of: beta1)
        return StepConstants(
            η: Scalar(step.learningRate), λ: Scalar(weightDecay), β1: Scalar(β1), oneMinusβ1: Scalar(1 - β1),
            β2: Scalar(beta2), oneMinusβ2: Scalar(1 - beta2))
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        let c = now.β1 * slot.m + now.oneMinusβ1 * g
        w -= now.η * (sign(c) + now.λ * w)
        slot.m = now.β2 * slot.m + now.oneMinusβ2 * g
    }
}

extension NamedRule {
    static let lion = NamedRule("lion", "w ← w − η·(sign(c) + λ·w)", [.beta1: 0.9, .beta2: 0.99, .weightDecay: 0]) {
        Lion(
            learningRate: $0.learningRate, weightDecay: $0[.weightDecay], beta1: $0.schedule(.beta1), beta2: $0[.beta2])
    }
}

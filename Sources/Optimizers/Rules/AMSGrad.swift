import Tensors

/// `Adam` that divides by the largest second moment so far, so that no weight's rate ever grows back (Reddi, Kale and Kumar 2018;
/// PyTorch's `Adam(amsgrad=True)`):
///
///     m ← β₁·m + (1 − β₁)·g           m̂ = m/(1 − β₁ᵗ)
///     v ← β₂·v + (1 − β₂)·g²
///     u ← max(u, v)                   û = u/(1 − β₂ᵗ)
///     w ← w − η·m̂/(√û + ε)
///
/// The paper corrects neither m nor u for having started at zero; PyTorch, and this, correct both. With decoupled decay, as in PyTorch's
/// `AdamW(amsgrad=True)`: `Optimizer(AMSGrad(), .decayed(0.01))`.
public struct AMSGrad: UpdateRule {
    public let learningRate: Schedule

    /// β₁ of the first moment.
    public let beta1: Schedule

    /// β₂ of the second moment.
    public let beta2: Double

    /// ε beside the root.
    public let epsilon: Double

    /// With PyTorch's settings, unless others are given.
    public init(
        learningRate: some Scheduled = 1e-3, beta1: some Scheduled = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
    ) {
        self.learningRate = SettingRange.rate(learningRate, of: "AMSGrad")
        self.beta1 = RuleSetting.beta1.checked(beta1, of: "AMSGrad")
        self.beta2 = RuleSetting.beta2.checked(beta2, of: "AMSGrad")
        self.epsilon = RuleSetting.epsilon.checked(epsilon, of: "AMSGrad")
    }

    public struct Slot: LaneSlot {
        /// The first moment.
        public var m = Lanes()

        /// The second moment.
        public var v = Lanes()

        /// The largest second moment so far.
        public var u = Lanes()

        public init() {}
        public static let checkpointNames: LaneNames<Slot> = ["exp_avg": \.m, "exp_avg_sq": \.v, "max_exp_avg_sq": \.u]
    }

    public func prepare(_ step: Step) -> AdamConstants {
        AdamConstants(step, beta1: beta1, beta2: beta2, epsilon: epsilon)
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: AdamConstants) {
        slot.m = now.β1 * slot.m + now.oneMinusβ1 * g
        slot.v = now.β2 * slot.v + now.oneMinusβ2 * g * g
        slot.u = maximum(slot.u, slot.v)
        let m̂ = slot.m * now.correction1
        let û = slot.u * now.correction2
        w -= now.η * m̂ / (squareRoot(û) + now.ε)
    }
}

extension NamedRule {
    static let amsgrad = NamedRule(
        "amsgrad", "adam with the largest v so far", [.beta1: 0.9, .beta2: 0.999, .epsilon: 1e-8]
    ) {
        AMSGrad(
            learningRate: $0.learningRate, beta1: $0.schedule(.beta1), beta2: $0[.beta2], epsilon: $0[.epsilon])
    }
}

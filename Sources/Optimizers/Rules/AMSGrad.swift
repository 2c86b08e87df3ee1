import Tensors

/// `Adam` that divides by the largest second moment so far, so that no weight's rate ever grows back (Reddi, Kale and Kumar 2018;
/// PyTorch's `Adam(amsgrad=True)`):
///
///     m ← β₁·m + (1 − β₁)·g           m̂ = m/(1 − β₁ᵗ)
///     v ← β₂·v + (1 − β₂)·g²
///     u ← max(u, v)                   û = u/(1 − β₂ᵗ)
///     w ← w − η·m̂/(√û + ε)
///
/// The paper corrects neither m nor u for having started at zero; PyTorch, and this, correct both.
public struct AMSGrad: UpdateRule {
    public var learningRate: Schedule
    public var beta1: Schedule
    public var beta2: Double
    public var epsilon: Double

    public init(
        learningRate: some Scheduled = 1e-3, beta1: some Scheduled = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
    ) {
        self.learningRate = learningRate.schedule
        self.beta1 = beta1.schedule
        self.beta2 = beta2
        self.epsilon = epsilon
    }

    public struct Slot: LaneSlot {
        public var m = Lanes()
        public var v = Lanes()
        public var u = Lanes()

        public init() {}
        public static let names: LaneNames<Slot> = ["exp_avg": \.m, "exp_avg_sq": \.v, "max_exp_avg_sq": \.u]
    }

    public struct Settings: Sendable {
        var η, β1, oneMinusβ1, β2, oneMinusβ2, ε: Scalar
        /// `1/(1 − β₁ᵗ)` and `1/(1 − β₂ᵗ)`.
        var correction1, correction2: Scalar
    }

    public func prepare(_ step: Step) -> Settings {
        let (β1, β2, t) = (step.value(of: beta1), beta2, Double(step.number))
        return Settings(
            η: Scalar(step.learningRate), β1: Scalar(β1), oneMinusβ1: Scalar(1 - β1), β2: Scalar(β2),
            oneMinusβ2: Scalar(1 - β2), ε: Scalar(epsilon),
            correction1: Scalar(1 / (1 - Elementary.pow(β1, t))),
            correction2: Scalar(1 / (1 - Elementary.pow(β2, t))))
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: Settings) {
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

import Tensors

/// Momentum over RMSProp, both corrected for having started at zero (Kingma and Ba 2015; PyTorch's `Adam`):
///
///     m ← β₁·m + (1 − β₁)·g           m̂ = m/(1 − β₁ᵗ)
///     v ← β₂·v + (1 − β₂)·g²          v̂ = v/(1 − β₂ᵗ)
///     w ← w − η·m̂/(√v̂ + ε)
///
/// t counts from 1. ε stands outside the root and after the correction, as in the paper's Algorithm 1 and in PyTorch; the paper's faster
/// variant and Keras have it before the correction. Where β₁ follows a schedule, the correction takes its present
/// value, as PyTorch does. For weight decay see `AdamW`; for L2, `L2`.
public struct Adam: UpdateRule {
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
        self.learningRate = SettingRange.rate(learningRate, of: "Adam")
        self.beta1 = RuleSetting.beta1.checked(beta1, of: "Adam")
        self.beta2 = RuleSetting.beta2.checked(beta2, of: "Adam")
        self.epsilon = RuleSetting.epsilon.checked(epsilon, of: "Adam")
    }

    public typealias Slot = AdamMoments

    public func prepare(_ step: Step) -> AdamSettings {
        AdamSettings(step, beta1: beta1, beta2: beta2, epsilon: epsilon)
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: AdamSettings) {
        slot.m = now.β1 * slot.m + now.oneMinusβ1 * g
        slot.v = now.β2 * slot.v + now.oneMinusβ2 * g * g
        let m̂ = slot.m * now.correction1
        let v̂ = slot.v * now.correction2
        w -= now.η * m̂ / (squareRoot(v̂) + now.ε)
    }
}

/// One step's constants in `Adam`, `AdamW` and `AMSGrad`.
public struct AdamSettings: Sendable {
    var η, β1, oneMinusβ1, β2, oneMinusβ2, ε: Scalar
    /// `1/(1 − β₁ᵗ)` and `1/(1 − β₂ᵗ)`.
    var correction1, correction2: Scalar
    /// `1 − ηλ`
    var shrinkage: Scalar

    init(_ step: Step, beta1: Schedule, beta2: Double, epsilon: Double, weightDecay: Double = 0) {
        let (β1, β2, t) = (step.value(of: beta1), beta2, Double(step.number))
        η = Scalar(step.learningRate)
        self.β1 = Scalar(β1)
        oneMinusβ1 = Scalar(1 - β1)
        self.β2 = Scalar(β2)
        oneMinusβ2 = Scalar(1 - β2)
        ε = Scalar(epsilon)
        correction1 = Scalar(1 / (1 - Elementary.pow(β1, t)))
        correction2 = Scalar(1 / (1 - Elementary.pow(β2, t)))
        shrinkage = Scalar(1 - step.learningRate * weightDecay)
    }
}

extension NamedRule {
    static let adam = NamedRule("adam", "w ← w − η·m̂/(√v̂ + ε)", [.beta1: 0.9, .beta2: 0.999, .epsilon: 1e-8]) {
        Adam(
            learningRate: $0.learningRate, beta1: $0.schedule(.beta1), beta2: $0[.beta2], epsilon: $0[.epsilon])
    }
}

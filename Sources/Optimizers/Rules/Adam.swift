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
        self.init(of: "Adam", learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    }

    /// The same inside a rule that holds it.
    ///
    /// - Parameter owner: The rule that a setting outside its range is told to be of.
    init(
        of owner: String, learningRate: some Scheduled, beta1: some Scheduled, beta2: Double, epsilon: Double
    ) {
        self.learningRate = SettingRange.rate(learningRate, of: owner)
        self.beta1 = RuleSetting.beta1.checked(beta1, of: owner)
        self.beta2 = RuleSetting.beta2.checked(beta2, of: owner)
        self.epsilon = RuleSetting.epsilon.checked(epsilon, of: owner)
    }

    public typealias Slot = AdamMoments

    public func prepare(_ step: Step) -> AdamConstants {
        AdamConstants(step, beta1: beta1, beta2: beta2, epsilon: epsilon)
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: AdamConstants) {
        slot.m = now.β1 * slot.m + now.oneMinusβ1 * g
        slot.v = now.β2 * slot.v + now.oneMinusβ2 * g * g
        let m̂ = slot.m * now.correction1
        let v̂ = slot.v * now.correction2
        w -= now.η * m̂ / (squareRoot(v̂) + now.ε)
    }
}

extension NamedRule {
    static let adam = NamedRule("adam", "w ← w − η·m̂/(√v̂ + ε)", [.beta1: 0.9, .beta2: 0.999, .epsilon: 1e-8]) {
        Adam(
            learningRate: $0.learningRate, beta1: $0.schedule(.beta1), beta2: $0[.beta2], epsilon: $0[.epsilon])
    }
}

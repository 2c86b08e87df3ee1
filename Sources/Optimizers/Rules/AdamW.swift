import Tensors

/// `Adam` with weight decay beside the gradient instead of inside it (Loshchilov and Hutter 2019; PyTorch's `AdamW`):
///
///     m ← β₁·m + (1 − β₁)·g           m̂ = m/(1 − β₁ᵗ)
///     v ← β₂·v + (1 − β₂)·g²          v̂ = v/(1 − β₂ᵗ)
///     w ← w − η·λ·w − η·m̂/(√v̂ + ε)
///
/// Without gradients every weight shrinks by `1 − ηλ` a step. L2 in Adam (`L2`) adds λw to g, where the division by √v̂
/// all but undoes it for weights with large gradients. As in PyTorch, η scales the decay too; in the paper only its schedule does.
/// To let only some of the weights shrink, take `Adam` with `DecoupledDecay`.
public struct AdamW: UpdateRule {
    /// What moves the weights after they have shrunk.
    public let adam: Adam

    /// λ, how fast weights shrink by themselves.
    public let weightDecay: Double

    public var learningRate: Schedule { adam.learningRate }

    /// With PyTorch's settings, unless others are given.
    public init(
        learningRate: some Scheduled = 1e-3, weightDecay: Double = 0.01, beta1: some Scheduled = 0.9,
        beta2: Double = 0.999,
        epsilon: Double = 1e-8
    ) {
        adam = Adam(of: "AdamW", learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon)
        self.weightDecay = RuleSetting.weightDecay.checked(weightDecay, of: "AdamW")
    }

    public typealias Slot = AdamMoments

    public struct StepConstants: Sendable {
        var adam: AdamConstants
        /// `1 − ηλ`
        var shrinkage: Scalar
    }

    public func prepare(_ step: Step) -> StepConstants {
        StepConstants(adam: adam.prepare(step), shrinkage: Scalar(1 - step.learningRate * weightDecay))
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        w *= now.shrinkage
        adam.update(&w, along: g, &slot, now.adam)
    }
}

extension NamedRule {
    static let adamw = NamedRule(
        "adamw", "adam, and w ← w − η·λ·w", [.beta1: 0.9, .beta2: 0.999, .epsilon: 1e-8, .weightDecay: 0.01]
    ) {
        AdamW(
            learningRate: $0.learningRate, weightDecay: $0[.weightDecay], beta1: $0.schedule(.beta1),
            beta2: $0[.beta2], epsilon: $0[.epsilon])
    }
}

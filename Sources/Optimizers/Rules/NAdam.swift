import Tensors

/// `Adam` with Nesterov's look ahead in its momentum (Dozat 2016; PyTorch's `NAdam`):
///
///     μₜ = β₁·(1 − ½·0.96^(t·ψ))
///     m ← β₁·m + (1 − β₁)·g
///     v ← β₂·v + (1 − β₂)·g²          v̂ = v/(1 − β₂ᵗ)
///     m̂ = μₜ₊₁·m/(1 − μ₁⋯μₜ₊₁) + (1 − μₜ)·g/(1 − μ₁⋯μₜ)
///     w ← w − η·m̂/(√v̂ + ε)
///
/// The momentum μ warms up from about β₁/2; ψ is PyTorch's `momentum_decay`. For decoupled decay, PyTorch's `decoupled_weight_decay`, see `DecoupledDecay`.
public struct NAdam: UpdateRule {
    public let learningRate: Schedule

    /// β₁ of the first moment, before its own schedule.
    public let beta1: Schedule

    /// β₂ of the second moment.
    public let beta2: Double

    /// ε beside the root.
    public let epsilon: Double

    /// ψ, how fast the momentum warms up to β₁.
    public let momentumDecay: Double

    /// `μ₁⋯μₜ`
    private var product = 1.0

    /// With PyTorch's settings, unless others are given.
    public init(
        learningRate: some Scheduled = 2e-3, beta1: some Scheduled = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        momentumDecay: Double = 4e-3
    ) {
        self.learningRate = SettingRange.rate(learningRate, of: "NAdam")
        self.beta1 = RuleSetting.beta1.checked(beta1, of: "NAdam")
        self.beta2 = RuleSetting.beta2.checked(beta2, of: "NAdam")
        self.epsilon = RuleSetting.epsilon.checked(epsilon, of: "NAdam")
        self.momentumDecay = RuleSetting.momentumDecay.checked(momentumDecay, of: "NAdam")
    }

    public static let carriedNumbers: CarriedNumbers<NAdam> = ["mu_product": \.product]

    public typealias Slot = AdamMoments

    public struct StepConstants: Sendable {
        var η, β1, oneMinusβ1, β2, oneMinusβ2, ε: Scalar
        /// What m̂ takes of m and of g, and `1/(1 − β₂ᵗ)`.
        var ofM, ofG, correction2: Scalar
    }

    public mutating func prepare(_ step: Step) -> StepConstants {
        let (β1, t) = (step.value(of: beta1), Double(step.number))
        let (μ, next) = (μ(t, β1), μ(t + 1, β1))
        product *= μ
        return StepConstants(
            η: Scalar(step.learningRate), β1: Scalar(β1), oneMinusβ1: Scalar(1 - β1), β2: Scalar(beta2),
            oneMinusβ2: Scalar(1 - beta2), ε: Scalar(epsilon),
            ofM: Scalar(next / (1 - product * next)),
            ofG: Scalar((1 - μ) / (1 - product)),
            correction2: Scalar(1 / (1 - Elementary.pow(beta2, t))))
    }

    private func μ(_ t: Double, _ β1: Double) -> Double { β1 * (1 - 0.5 * Elementary.pow(0.96, t * momentumDecay)) }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        slot.m = now.β1 * slot.m + now.oneMinusβ1 * g
        slot.v = now.β2 * slot.v + now.oneMinusβ2 * g * g
        let m̂ = now.ofM * slot.m + now.ofG * g
        let v̂ = slot.v * now.correction2
        w -= now.η * m̂ / (squareRoot(v̂) + now.ε)
    }
}

extension NamedRule {
    static let nadam = NamedRule(
        "nadam", "adam with Nesterov's look ahead",
        [.beta1: 0.9, .beta2: 0.999, .epsilon: 1e-8, .momentumDecay: 4e-3]
    ) {
        NAdam(
            learningRate: $0.learningRate, beta1: $0.schedule(.beta1), beta2: $0[.beta2], epsilon: $0[.epsilon],
            momentumDecay: $0[.momentumDecay])
    }
}

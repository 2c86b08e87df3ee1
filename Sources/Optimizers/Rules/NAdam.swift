import Tensors

/// `Adam` with Nesterov's look ahead in its momentum (Dozat 2016; PyTorch's `NAdam`):
///
///     μₜ = β₁·(1 − ½·0.96^(t·ψ))
///     m ← β₁·m + (1 − β₁)·g
///     v ← β₂·v + (1 − β₂)·g²          v̂ = v/(1 − β₂ᵗ)
///     m̂ = μₜ₊₁·m/(1 − μ₁⋯μₜ₊₁) + (1 − μₜ)·g/(1 − μ₁⋯μₜ)
///     w ← w − η·m̂/(√v̂ + ε)
///
/// The momentum μ warms up from about β₁/2; ψ is PyTorch's `momentum_decay`.
public struct NAdam: UpdateRule {
    public var learningRate: Schedule
    public var beta1: Double
    public var beta2: Double
    public var epsilon: Double
    public var momentumDecay: Double

    /// `μ₁⋯μₜ`
    private var product = 1.0

    public init(
        learningRate: some Scheduled = 2e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        momentumDecay: Double = 4e-3
    ) {
        self.learningRate = learningRate.schedule
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.momentumDecay = momentumDecay
    }

    public static let carried: CarriedNumbers<NAdam> = ["mu_product": \.product]

    public struct Slot: LaneSlot {
        public var m = Lanes()
        public var v = Lanes()

        public init() {}
        public static let names: LaneNames<Slot> = ["exp_avg": \.m, "exp_avg_sq": \.v]
    }

    public struct Settings: Sendable {
        var η, β1, oneMinusβ1, β2, oneMinusβ2, ε: Scalar
        /// What m̂ takes of m and of g, and `1/(1 − β₂ᵗ)`.
        var ofM, ofG, correction2: Scalar
    }

    public mutating func prepare(_ step: Step) -> Settings {
        let t = Double(step.number)
        let (μ, next) = (μ(t), μ(t + 1))
        product *= μ
        return Settings(
            η: Scalar(step.learningRate), β1: Scalar(beta1), oneMinusβ1: Scalar(1 - beta1), β2: Scalar(beta2),
            oneMinusβ2: Scalar(1 - beta2), ε: Scalar(epsilon),
            ofM: Scalar(next / (1 - product * next)),
            ofG: Scalar((1 - μ) / (1 - product)),
            correction2: Scalar(1 / (1 - Elementary.pow(beta2, t))))
    }

    private func μ(_ t: Double) -> Double { beta1 * (1 - 0.5 * Elementary.pow(0.96, t * momentumDecay)) }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: Settings) {
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
            learningRate: $0.learningRate, beta1: $0[.beta1], beta2: $0[.beta2], epsilon: $0[.epsilon],
            momentumDecay: $0[.momentumDecay])
    }
}

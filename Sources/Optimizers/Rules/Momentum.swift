import Tensors

/// Gradient descent with a velocity. The learning rate stands outside it (Sutskever 2013; PyTorch's `SGD(momentum=γ)`),
///
///     v ← γ·v + (1 − d)·g
///     w ← w − η·v
///
/// or inside (Polyak 1964), where the velocity is the step itself, a weight's last displacement with its sign turned:
///
///     v ← γ·v + η·(1 − d)·g
///     w ← w − v
///
/// The two walk the same path while η is constant. When η falls, a step already in the velocity is shortened with the rate outside, and is not
/// with the rate inside. PyTorch has the first form only.
///
/// Under a gradient that stays the same, v grows to 1/(1 − γ) times what each step adds: ten times at γ = 0.9. As in PyTorch, the
/// dampening d, which is 0 unless asked for, does not touch the first gradient.
public struct Momentum: UpdateRule {
    /// Where the learning rate stands: at the step, or in the velocity.
    public enum RatePlace: Sendable, Hashable { case atStep, inVelocity }

    public let learningRate: Schedule

    /// γ, the part of the velocity that is kept.
    public let momentum: Schedule

    /// d, the part of each gradient that is not added to it.
    public let dampening: Double

    /// Where the learning rate stands.
    public let ratePlace: RatePlace

    /// With a velocity that keeps nine tenths a step, unless another momentum is given.
    public init(
        learningRate: some Scheduled, momentum: some Scheduled = 0.9, dampening: Double = 0,
        ratePlace: RatePlace = .atStep
    ) {
        self.learningRate = SettingRange.rate(learningRate, of: "Momentum")
        self.momentum = RuleSetting.momentum.checked(momentum, of: "Momentum")
        self.dampening = RuleSetting.dampening.checked(dampening, of: "Momentum")
        self.ratePlace = ratePlace
    }

    public typealias Slot = Velocity

    public struct StepConstants: Sendable {
        /// What of the gradient goes into the velocity: 1 − d, times η where the rate stands inside.
        var share: Scalar
        var γ: Scalar
        /// The rate of the step; 1 where it stands inside.
        var η: Scalar
    }

    public func prepare(_ step: Step) -> StepConstants {
        let η = Scalar(step.learningRate)
        let undampened = step.number == 1 ? 1 : Scalar(1 - dampening)
        let γ = Scalar(step.value(of: momentum))
        return switch ratePlace {
        case .atStep: StepConstants(share: undampened, γ: γ, η: η)
        case .inVelocity: StepConstants(share: η * undampened, γ: γ, η: 1)
        }
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        slot.v = now.γ * slot.v + now.share * g
        w -= now.η * slot.v
    }
}

extension NamedRule {
    static let momentum = NamedRule("momentum", "v ← γ·v + g; w ← w − η·v", [.momentum: 0.9, .dampening: 0]) {
        Momentum(learningRate: $0.learningRate, momentum: $0.schedule(.momentum), dampening: $0[.dampening])
    }

    static let momentumInside = NamedRule(
        "momentum-inside", "v ← γ·v + η·g; w ← w − v", [.momentum: 0.9, .dampening: 0]
    ) {
        Momentum(
            learningRate: $0.learningRate, momentum: $0.schedule(.momentum), dampening: $0[.dampening],
            ratePlace: .inVelocity)
    }
}

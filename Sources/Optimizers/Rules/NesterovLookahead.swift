import Tensors

/// Nesterov's accelerated gradient as it is usually explained: look ahead first, then take the gradient there (Nesterov 1983, in the
/// notation of Sutskever 2013):
///
///     v ← γ·v + η·∇L(w − γ·v)
///     w ← w − v
///
/// The velocity is about to carry the weights to `w − γ·v` whatever the gradient says, so the slope is asked there, where it
/// can still correct. PyTorch has `Nesterov` instead, whose weights are this rule's probes.
public struct NesterovLookahead: UpdateRule {
    public let learningRate: Schedule

    /// γ, the part of the velocity that is kept.
    public let momentum: Schedule

    /// With a velocity that keeps nine tenths a step, unless another momentum is given.
    public init(learningRate: some Scheduled, momentum: some Scheduled = 0.9) {
        self.learningRate = SettingRange.rate(learningRate, of: "NesterovLookahead")
        self.momentum = RuleSetting.momentum.checked(momentum, of: "NesterovLookahead")
    }

    public typealias Slot = Velocity

    public func prepare(_ step: Step) -> VelocityConstants { VelocityConstants(step, momentum: momentum) }

    public static var looksAhead: Bool { true }

    public func probe(_ w: Lanes, _ slot: Slot, _ now: VelocityConstants) -> Lanes {
        w - now.γ * slot.v
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: VelocityConstants) {
        slot.v = now.γ * slot.v + now.η * g
        w -= slot.v
    }
}

extension NamedRule {
    static let nesterovLookahead = NamedRule(
        "nesterov-lookahead", "v ← γ·v + η·∇L(w − γ·v); w ← w − v", [.momentum: 0.9]
    ) {
        NesterovLookahead(learningRate: $0.learningRate, momentum: $0.schedule(.momentum))
    }
}

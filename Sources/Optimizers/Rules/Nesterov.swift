import Tensors

/// Nesterov's accelerated gradient in the form that takes its gradient where the weights are (Nesterov 1983, as rewritten by Bengio
/// 2013; PyTorch's `SGD(momentum=γ, nesterov=True)`):
///
///     v ← γ·v + g
///     w ← w − η·(g + γ·v)
///
/// Its weights are the points that `NesterovLookahead` probes, where the rate is constant.
public struct Nesterov: UpdateRule {
    public let learningRate: Schedule

    /// γ, the part of the velocity that is kept.
    public let momentum: Schedule

    /// With a velocity that keeps nine tenths a step, unless another momentum is given.
    public init(learningRate: some Scheduled, momentum: some Scheduled = 0.9) {
        self.learningRate = SettingRange.rate(learningRate, of: "Nesterov")
        self.momentum = RuleSetting.momentum.checked(momentum, of: "Nesterov")
    }

    public typealias Slot = Velocity

    public func prepare(_ step: Step) -> VelocityConstants { VelocityConstants(step, momentum: momentum) }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: VelocityConstants) {
        slot.v = now.γ * slot.v + g
        w -= now.η * (g + now.γ * slot.v)
    }
}

extension NamedRule {
    static let nesterov = NamedRule("nesterov", "v ← γ·v + g; w ← w − η·(g + γ·v)", [.momentum: 0.9]) {
        Nesterov(learningRate: $0.learningRate, momentum: $0.schedule(.momentum))
    }
}

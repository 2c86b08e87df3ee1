import Tensors

/// Gradient descent with a velocity, the learning rate outside it (Sutskever 2013; PyTorch's `SGD(momentum=γ)`):
///
///     v ← γ·v + (1 − d)·g
///     w ← w − η·v
///
/// Under a gradient that stays the same, v grows to 1/(1 − γ) times that gradient: ten times at γ = 0.9. As in PyTorch, the
/// dampening d, which is 0 unless asked for, does not touch the first gradient. `HeavyBall` has the rate inside the velocity: the same
/// path while the rate is constant, and another one when it changes.
public struct Momentum: UpdateRule {
    public var learningRate: Schedule
    public var momentum: Schedule
    public var dampening: Double

    public init(learningRate: some Scheduled, momentum: some Scheduled = 0.9, dampening: Double = 0) {
        self.learningRate = learningRate.schedule
        self.momentum = momentum.schedule
        self.dampening = dampening
    }

    public struct Slot: LaneSlot {
        public var v = Lanes()

        public init() {}
        public static let names: LaneNames<Slot> = ["momentum_buffer": \.v]
    }

    public struct Settings: Sendable {
        var η, γ, oneMinusD: Scalar
    }

    public func prepare(_ step: Step) -> Settings {
        Settings(
            η: Scalar(step.learningRate),
            γ: Scalar(step.value(of: momentum)),
            oneMinusD: step.number == 1 ? 1 : Scalar(1 - dampening))
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: Settings) {
        slot.v = now.γ * slot.v + now.oneMinusD * g
        w -= now.η * slot.v
    }
}

extension NamedRule {
    static let momentum = NamedRule("momentum", "v ← γ·v + g; w ← w − η·v", [.momentum: 0.9, .dampening: 0]) {
        Momentum(learningRate: $0.learningRate, momentum: $0.schedule(.momentum), dampening: $0[.dampening])
    }
}

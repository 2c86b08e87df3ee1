import Tensors

/// Gradient descent with a velocity, the learning rate inside it (Polyak 1964):
///
///     v ← γ·v + η·g
///     w ← w − v
///
/// The velocity is the step itself, a weight's last displacement with its sign turned: `w ← w − η·g + γ·(w − w_before)`. PyTorch has only
/// the other form, `Momentum`. The two walk the same path while η is constant; when η falls, a step already in the velocity is
/// not shortened here, and is there.
public struct HeavyBall: UpdateRule {
    public var learningRate: Schedule
    public var momentum: Schedule

    public init(learningRate: some Scheduled, momentum: some Scheduled = 0.9) {
        self.learningRate = learningRate.schedule
        self.momentum = momentum.schedule
    }

    public struct Slot: LaneSlot {
        public var v = Lanes()

        public init() {}
        public static let names: LaneNames<Slot> = ["momentum_buffer": \.v]
    }

    public struct Settings: Sendable {
        var η, γ: Scalar
    }

    public func prepare(_ step: Step) -> Settings {
        Settings(η: Scalar(step.learningRate), γ: Scalar(step.value(of: momentum)))
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: Settings) {
        slot.v = now.γ * slot.v + now.η * g
        w -= slot.v
    }
}

extension NamedRule {
    static let momentumInside = NamedRule("momentum-inside", "v ← γ·v + η·g; w ← w − v", [.momentum: 0.9]) {
        HeavyBall(learningRate: $0.learningRate, momentum: $0.schedule(.momentum))
    }
}

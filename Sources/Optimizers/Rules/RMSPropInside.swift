import Tensors

/// `RMSProp` with ε under the root, as many lecture notes have it:
///
///     s ← β·s + (1 − β)·g²
///     w ← w − η·g/√(s + ε)
///
/// Under the root, 1e-8 weighs as much as 1e-4 does outside it: a weight whose gradients are near 1e-5 hardly moves here, and moves a
/// full step with PyTorch's form.
public struct RMSPropInside: UpdateRule {
    public var learningRate: Schedule
    public var smoothing: Double
    public var epsilon: Double

    public init(learningRate: some Scheduled = 0.01, smoothing: Double = 0.99, epsilon: Double = 1e-8) {
        self.learningRate = learningRate.schedule
        self.smoothing = smoothing
        self.epsilon = epsilon
    }

    public struct Slot: LaneSlot {
        public var s = Lanes()

        public init() {}
        public static let names: LaneNames<Slot> = ["square_avg": \.s]
    }

    public struct Settings: Sendable {
        var η, β, oneMinusβ, ε: Scalar
    }

    public func prepare(_ step: Step) -> Settings {
        Settings(
            η: Scalar(step.learningRate), β: Scalar(smoothing), oneMinusβ: Scalar(1 - smoothing), ε: Scalar(epsilon))
    }

    @inline(__always)
    public func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: Settings) {
        slot.s = now.β * slot.s + now.oneMinusβ * g * g
        w -= now.η * g / squareRoot(slot.s + now.ε)
    }
}

extension NamedRule {
    static let rmspropInside = NamedRule(
        "rmsprop-inside", "s ← β·s + (1 − β)·g²; w ← w − η·g/√(s + ε)", [.smoothing: 0.99, .epsilon: 1e-8]
    ) {
        RMSPropInside(learningRate: $0.learningRate, smoothing: $0[.smoothing], epsilon: $0[.epsilon])
    }
}

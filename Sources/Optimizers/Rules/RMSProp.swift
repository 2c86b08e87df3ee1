import Tensors

/// Every weight's gradient divided by the root mean square of its recent ones (Hinton 2012, lecture 6; PyTorch's `RMSprop`):
///
///     s ← β·s + (1 − β)·g²
///     w ← w − η·g/(√s + ε)
///
/// s is a running second moment, not a variance: the mean is not taken off, which `RMSPropWithMomentum` can do. It starts at 0 and is
/// not corrected for that, so the first step is η/√(1 − β) long. The smoothing β is PyTorch's `alpha`. `RMSPropInside` has ε under
/// the root.
public struct RMSProp: UpdateRule {
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
        w -= now.η * g / (squareRoot(slot.s) + now.ε)
    }
}

extension NamedRule {
    static let rmsprop = NamedRule(
        "rmsprop", "s ← β·s + (1 − β)·g²; w ← w − η·g/(√s + ε)",
        [.smoothing: 0.99, .epsilon: 1e-8, .momentum: 0, .centered: 0]
    ) { values in
        if values.momentum == nil, values[.momentum] == 0, values[.centered] == 0 {
            return RMSProp(
                learningRate: values.learningRate, smoothing: values[.smoothing], epsilon: values[.epsilon])
        }
        return RMSPropWithMomentum(
            learningRate: values.learningRate, momentum: values.schedule(.momentum),
            isCentered: values[.centered] != 0, smoothing: values[.smoothing], epsilon: values[.epsilon])
    }
}

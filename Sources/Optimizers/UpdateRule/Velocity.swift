import Tensors

/// What the rules with a velocity remember of eight weights, under PyTorch's name.
public struct Velocity: LaneSlot {
    /// v, the running sum of the gradients.
    public var v = Lanes()

    public init() {}
    public static let checkpointNames: LaneNames<Velocity> = ["momentum_buffer": \.v]
}

/// One step's constants in the rules with a velocity that weigh each gradient fully.
public struct VelocityConstants: Sendable {
    var η, γ: Scalar

    init(_ step: Step, momentum: Schedule) {
        η = Scalar(step.learningRate)
        γ = Scalar(step.value(of: momentum))
    }
}

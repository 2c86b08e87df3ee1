import Tensors

/// What the rules with a velocity remember of eight weights, under PyTorch's name.
public struct Velocity: LaneSlot {
    /// v, the running sum of the gradients.
    public var v = Lanes()

    public init() {}
    public static let names: LaneNames<Velocity> = ["momentum_buffer": \.v]
}

import Tensors

/// What the rules of Adam's family remember of eight weights: the running averages of their gradients and of their squares, under PyTorch's
/// names.
public struct AdamMoments: LaneSlot {
    /// The first moment, a running mean of the gradient.
    public var m = Lanes()

    /// The second moment, a running mean of its square.
    public var v = Lanes()

    public init() {}
    public static let checkpointNames: LaneNames<AdamMoments> = ["exp_avg": \.m, "exp_avg_sq": \.v]
}

/// A loss along a straight line through a model's parameters: one cut through a landscape of as many dimensions as there are parameters.
public struct LossSlice: Sendable, Equatable {
    /// How far along the direction each loss was taken; 0 is the model itself.
    public let distances: [Scalar]

    /// The loss at each distance.
    public let losses: [Scalar]

    /// How many distances away from the ends have a loss lower, and not by rounding, than both neighbours': 1 for a single valley.
    ///
    /// - Parameter depth: How much lower than the highest points on either side of it a valley has to be.
    public func valleyCount(deeperThan depth: Scalar) -> Int {
        var count = 0
        var isFalling = true
        var extreme = losses.first ?? 0
        for loss in losses.dropFirst() {
            extreme = isFalling ? min(extreme, loss) : max(extreme, loss)
            if isFalling, loss > extreme + depth {
                count += 1
                (isFalling, extreme) = (false, loss)
            } else if !isFalling, loss < extreme - depth {
                (isFalling, extreme) = (true, loss)
            }
        }
        return count
    }
}

/// A loss over a plane through a model's parameters.
public struct LossSurface: Sendable, Equatable {
    /// How far along the two directions each loss was taken.
    public let x: [Scalar], y: [Scalar]

    /// A row for every `y`, in it a loss for every `x`.
    public let losses: [[Scalar]]
}

extension Parameterized {
    /// The loss at `moved(by: distance, along: direction)` for every distance.
    ///
    /// - Parameter loss: A tensor of one scalar. Each evaluation starts from a fresh copy.
    public func lossSlice(
        along direction: Parameters, at distances: [Scalar], of loss: (inout Self) -> Tensor
    ) -> LossSlice {
        LossSlice(
            distances: distances,
            losses: distances.map { distance in
                var copy = moved(by: distance, along: direction)
                return loss(&copy).item
            })
    }

    /// The loss at every `moved(by: x, along: first).moved(by: y, along: second)`.
    ///
    /// - Parameter loss: A tensor of one scalar. Each evaluation starts from a fresh copy.
    public func lossSurface(
        along first: Parameters, _ second: Parameters, x: [Scalar], y: [Scalar], of loss: (inout Self) -> Tensor
    ) -> LossSurface {
        LossSurface(
            x: x, y: y,
            losses: y.map { y in
                x.map { x in
                    var copy = moved(by: x, along: first).moved(by: y, along: second)
                    return loss(&copy).item
                }
            })
    }
}

extension Array<Scalar> {
    /// Evenly spaced numbers from one end of a range to the other, both included.
    public init(evenly count: Int, over range: ClosedRange<Scalar>) {
        precondition(count > 1, "evenly: \(count) numbers do not reach from one end to the other; take 2 or more.")
        self = (0..<count).map { i in
            range.lowerBound + (range.upperBound - range.lowerBound) * Scalar(i) / Scalar(count - 1)
        }
    }
}

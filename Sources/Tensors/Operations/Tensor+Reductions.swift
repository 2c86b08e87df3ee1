// Sums in a fixed order, so that their bits depend on the numbers alone.

extension Tensor {
    /// `Σ x` over all scalars, as a tensor of shape `[]`.
    public func sum() -> Tensor {
        let total = withUnsafeScalars { Kernels.sum($0.baseAddress, $0.count) }
        return Tensor(Scalar(total)).recorded(from: self) { [shape] g in Tensor(repeating: g.item, shape: shape) }
            .withTangent(from: self) { ẋ, _ in ẋ.sum() }
    }

    /// The mean over all scalars, as a tensor of shape `[]`.
    public func mean() -> Tensor { sum() / Scalar(shape.count) }

    /// `Σ x` along one axis, which is left out of the result's shape, or left in with extent 1.
    public func sum(along axis: Int, keepingAxis: Bool = false) -> Tensor {
        guard 0 <= axis, axis < shape.rank else {
            fatalError("sum(along: \(axis)): \(shape) has axes 0..<\(shape.rank).")
        }
        let kept = shape.replacing(axis, with: 1)
        let result = detached.summed(to: kept).reshaped(to: keepingAxis ? kept : shape.removing(axis))
        return result.recorded(from: self) { [shape] g in
            g.reshaped(to: kept) + Tensor.zeros(shape)
        }.withTangent(from: self) { ẋ, _ in ẋ.sum(along: axis, keepingAxis: keepingAxis) }
    }

    /// The mean along one axis.
    public func mean(along axis: Int, keepingAxis: Bool = false) -> Tensor {
        sum(along: axis, keepingAxis: keepingAxis) / Scalar(shape[axis])
    }

    /// `Σ x²` over all scalars, summed in Double.
    public var squaredNorm: Double { withUnsafeScalars { Kernels.sumOfSquares($0.baseAddress, $0.count) } }

    /// Whether no scalar is an infinity or a NaN.
    package var isFinite: Bool { withUnsafeScalars { Kernels.areAllFinite($0.baseAddress, $0.count) } }

    /// The place of the largest scalar in every row of a `[rows, columns]` matrix: of a batch of logits, the predicted classes.
    public func argmaxOfRows() -> [Int] {
        let (rows, columns) = rowsAndColumns("argmaxOfRows")
        return withUnsafeScalars { scalars in
            (0..<rows).map { row in
                var best = 0
                for column in 0..<columns where scalars[row * columns + column] > scalars[row * columns + best] {
                    best = column
                }
                return best
            }
        }
    }
}

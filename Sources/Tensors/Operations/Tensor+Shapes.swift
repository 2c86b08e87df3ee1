// The same scalars in another arrangement.

extension Tensor {
    /// The same scalars in the same order under another shape.
    public func reshaped(to shape: Shape) -> Tensor {
        guard shape.count == self.shape.count else {
            shapeMismatch(
                "reshaped", self.shape, shape,
                remedy: "both must hold the same number of scalars, \(self.shape.count) against \(shape.count).")
        }
        return Tensor(shape: shape, buffer: buffer).recorded(from: self) { [from = self.shape] g in g.reshaped(to: from)
        }.withTangent(from: self) { ẋ, _ in ẋ.reshaped(to: shape) }
    }

    /// The axes in another order: axis `i` of the result is axis `axes[i]` of this tensor.
    public func permuted(_ axes: [Int]) -> Tensor {
        guard axes.sorted() == Array(0..<shape.rank) else {
            fatalError(
                "permuted: \(axes) does not name each axis of \(shape) once; give an order of 0..<\(shape.rank).")
        }
        let strides = shape.strides
        let moved = axes.map { strides[$0] }
        let result = Tensor(shape: Shape(axes.map { shape[$0] })) { target in
            withUnsafeScalars { x in
                forEachRow(of: Shape(axes.map { shape[$0] }), moved, moved) { row, i, _, count, stride, _ in
                    for k in 0..<count { target.initializeElement(at: row + k, to: x[i + k * stride]) }
                }
            }
        }
        return result.recorded(from: self) { g in
            var inverse = axes
            for (place, axis) in axes.enumerated() { inverse[axis] = place }
            return g.permuted(inverse)
        }.withTangent(from: self) { ẋ, _ in ẋ.permuted(axes) }
    }

    /// The transpose of a matrix: `[rows, columns]` becomes `[columns, rows]`.
    public func transposed() -> Tensor {
        guard shape.rank == 2 else { shapeMismatch("transposed", shape, remedy: "it takes a [rows, columns] matrix.") }
        return permuted([1, 0])
    }

    /// Each sample as one row: `[batch, …]` becomes `[batch, features]`.
    ///
    /// Images `[batch, height, width, channels]` are flattened channel by channel, each row by row, which is the order of PyTorch, whose
    /// images have their channels first: so a linear layer that follows has the same weights there.
    public func flattened() -> Tensor {
        guard shape.rank > 0 else {
            shapeMismatch("flattened", shape, remedy: "it needs a first axis that counts samples.")
        }
        if shape.rank == 2 { return self }
        let ordered = shape.rank == 4 && shape[3] > 1 ? permuted([0, 3, 1, 2]) : self
        return ordered.reshaped(to: [shape[0], shape.extents.dropFirst().reduce(1, *)])
    }
}

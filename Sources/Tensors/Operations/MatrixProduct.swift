/// The product of two matrices, `C = A·B`, or with one of them read transposed.
///
///     matmul(a, b)                          // [m, k] by [k, n] gives [m, n]
///     matmul(x, weight, transposing: .right) // [batch, inputs] by [outputs, inputs]ᵀ gives [batch, outputs]
///
/// Pullback: `∂A = ∂C·Bᵀ`, `∂B = Aᵀ·∂C`. Every scalar of the result is summed in one fixed order, whatever the number of threads.
public func matmul(_ a: Tensor, _ b: Tensor, transposing side: MatrixSide? = nil) -> Tensor {
    multiplied(a, b, transposing: side).recorded(from: a, b) { [b = b.detached] g in
        switch side {
        case nil: multiplied(g, b, transposing: .right)
        case .left: multiplied(b, g, transposing: .right)
        case .right: multiplied(g, b, transposing: nil)
        }
    } right: { [a = a.detached] g in
        switch side {
        case nil: multiplied(a, g, transposing: .left)
        case .left: multiplied(a, g, transposing: nil)
        case .right: multiplied(g, a, transposing: .left)
        }
    }.withTangent(from: a, b) { ȧ, b in
        matmul(ȧ, b, transposing: side)
    } right: { ḃ, a in
        matmul(a, ḃ, transposing: side)
    }
}

/// Which operand of a matrix product is read transposed.
public enum MatrixSide: Sendable { case left, right }

/// The product, unrecorded.
func multiplied(_ a: Tensor, _ b: Tensor, transposing side: MatrixSide?) -> Tensor {
    guard a.shape.rank == 2, b.shape.rank == 2 else {
        shapeMismatch("matmul", a.shape, b.shape, remedy: "it takes two [rows, columns] matrices. Flatten first?")
    }
    let rows = a.shape[side == .left ? 1 : 0]
    let inner = a.shape[side == .left ? 0 : 1]
    let columns = b.shape[side == .right ? 0 : 1]
    guard b.shape[side == .right ? 1 : 0] == inner else {
        let reading =
            side.map { $0 == .left ? " with the left one transposed" : " with the right one transposed" } ?? ""
        shapeMismatch(
            "matmul\(reading)", a.shape, b.shape, remedy: "the inner extents must be equal. Transpose one of them?")
    }
    return Tensor(shape: [rows, columns], from: a, b) { a, b, c in
        Kernels.multiply(
            side == .left, side == .right, rows, columns, inner,
            a, side == .left ? rows : inner, b, side == .right ? inner : columns, c, columns, false)
    }
}

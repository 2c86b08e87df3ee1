/// `y = x·Wᵀ + b`, followed by ReLU or not: what a fully connected layer computes, as one operation.
///
/// `[batch, inputs]` with a weight of `[outputs, inputs]` and a bias of `[outputs]` gives `[batch, outputs]`. The bits are those of
/// `matmul(x, weight, transposing: .right) + bias` and `relu()`; the memory in between is saved.
///
/// Pullback: with `∂y` passed on where y > 0, `∂x = ∂y·W`, `∂W = ∂yᵀ·x`, and `∂b` sums the rows of `∂y`.
public func affine(_ x: Tensor, _ weight: Tensor, _ bias: Tensor, rectified: Bool = false) -> Tensor {
    var y = multiplied(x, weight, transposing: .right)
    guard bias.shape == [y.shape[1]] else {
        shapeMismatch("affine", weight.shape, bias.shape, remedy: "the bias has a scalar for each row of the weight.")
    }
    y.addToRows(bias, rectified: rectified)
    let (wantsX, wantsWeight, wantsBias) = (x.isTracked, weight.isTracked, bias.isTracked)
    guard wantsX || wantsWeight || wantsBias else { return y }
    return y.recorded(from: [x, weight, bias]) { [x = x.detached, weight = weight.detached, y] g in
        let g = rectified ? g.applying(Kernels.reluBackward, with: y) : g
        return [
            wantsX ? multiplied(g, weight, transposing: nil) : nil,
            wantsWeight ? multiplied(g, x, transposing: .left) : nil,
            wantsBias ? g.summed(to: [y.shape[1]]) : nil,
        ]
    }
}

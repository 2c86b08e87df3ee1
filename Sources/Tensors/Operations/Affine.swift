/// `y = x·Wᵀ + b`: what a fully connected layer computes, as one operation. ReLU behind it is taken along in the same pass over memory.
///
/// `[batch, inputs]` with a weight of `[outputs, inputs]` and a bias of `[outputs]` gives `[batch, outputs]`. The bits are those of
/// `matmul(x, weight, transposing: .right) + bias`.
///
/// Pullback: `∂x = ∂y·W`, `∂W = ∂yᵀ·x`, and `∂b` sums the rows of `∂y`; behind ReLU, with `∂y` passed on where y > 0.
public func affine(_ x: Tensor, _ weight: Tensor, _ bias: Tensor) -> Tensor {
    let product = multiplied(x, weight, transposing: .right)
    guard bias.shape == [product.shape[1]] else {
        shapeMismatch("affine", weight.shape, bias.shape, remedy: "the bias has a scalar for each row of the weight.")
    }
    let operation = Affine(x: x, weight: weight, bias: bias, product: product)
    return Tensor(deferring: operation, from: operation.operands, pullback: operation.pullback(rectified: nil))
        .withTangent(from: operation.operands) { tangents, operands in
            let shares = [
                tangents[0].map { matmul($0, operands[1], transposing: .right) },
                tangents[1].map { matmul(operands[0], $0, transposing: .right) }, tangents[2],
            ]
            return .total(shares, operation.shape)
        }
}

/// A product whose bias is still to be added.
private struct Affine: Fusible {
    let x: Tensor, weight: Tensor, bias: Tensor
    let product: Tensor

    var shape: Shape { product.shape }
    var operands: [Tensor] { [x, weight, bias] }

    func computed() -> Buffer { withBias(rectified: false).buffer }

    func rectified() -> Tensor {
        let y = withBias(rectified: true)
        return y.recorded(from: operands, pullback: pullback(rectified: y))
    }

    func adding(_ other: Tensor) -> Tensor? { nil }

    private func withBias(rectified: Bool) -> Tensor {
        Tensor(shape: shape, from: product, bias) { x, b, y in
            Kernels.addBias(x, b, y, shape[0], shape[1], rectified)
        }
    }

    /// - Parameter y: The output, where it went through ReLU.
    func pullback(rectified y: Tensor?) -> Tape.Pullback {
        let (wantsX, wantsWeight, wantsBias) = (x.isTracked, weight.isTracked, bias.isTracked)
        return { [x = x.detached, weight = weight.detached, outputs = bias.shape] g in
            let g = y.map { g.applying(Kernels.reluBackward, with: $0) } ?? g
            return [
                wantsX ? multiplied(g, weight, transposing: nil) : nil,
                wantsWeight ? multiplied(g, x, transposing: .left) : nil,
                wantsBias ? g.summed(to: outputs) : nil,
            ]
        }
    }
}

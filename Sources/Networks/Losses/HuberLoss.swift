/// The mean over all n scalars of Huber's loss of the error `d = prediction − target` (Huber 1964), as PyTorch's `HuberLoss`:
///
///     d²/2             where |d| ≤ δ
///     δ·(|d| − δ/2)    beyond
///
/// A squared error for small errors and an absolute one for large: the gradient, d held between −δ and δ and divided by n, is smooth at
/// zero and bounded for outliers.
///
/// - Parameter delta: δ, above 0, in the unit of the targets: the error from which on a sample counts as an outlier.
public func huberLoss(_ prediction: Tensor, _ target: Tensor, delta δ: Scalar = 1) -> Tensor {
    expectSameShape("huberLoss", prediction, target)
    expectPositive("huberLoss", "delta", δ)
    return (prediction - target).map {
        abs($0) <= δ ? $0 * $0 / 2 : δ * (abs($0) - δ / 2)
    } derivative: { d, _ in
        abs(d) <= δ ? d : d < 0 ? -δ : δ
    }.mean()
}

/// Huber's loss divided by δ: the absolute error, made smooth within β of zero, as PyTorch's `SmoothL1Loss` (Girshick 2015).
///
/// - Parameter beta: β, above 0; for 0 take `meanAbsoluteError`.
public func smoothAbsoluteError(_ prediction: Tensor, _ target: Tensor, beta β: Scalar = 1) -> Tensor {
    expectPositive("smoothAbsoluteError", "beta", β)
    return huberLoss(prediction, target, delta: β) / β
}

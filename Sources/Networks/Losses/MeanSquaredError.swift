/// The mean squared error, `(1/n) Σ (prediction − target)²` over all n scalars, as PyTorch's `MSELoss`.
///
/// Its gradient, `2·(prediction − target)/n`, grows with the error without end: one outlier can outweigh a batch. The prediction that it
/// likes best is the mean of the targets.
public func meanSquaredError(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    expectSameShape("meanSquaredError", prediction, target)
    return (prediction - target).squared().mean()
}

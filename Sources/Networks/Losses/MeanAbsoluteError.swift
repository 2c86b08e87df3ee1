/// The mean absolute error, `(1/n) Σ |prediction − target|` over all n scalars, as PyTorch's `L1Loss`.
///
/// Its gradient is `±1/n`, and 0 where the prediction is exact: an outlier pulls no harder than any other sample, and a small error as
/// hard as a large one. The prediction that it likes best is the median of the targets.
public func meanAbsoluteError(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    expectSameShape("meanAbsoluteError", prediction, target)
    return (prediction - target).absoluteValue().mean()
}

/// A fully connected layer, `y = x·Wᵀ + b`.
///
/// `[batch, inputs]` becomes `[batch, outputs]`. The weight is `[outputs, inputs]`, as in PyTorch, so that state dictionaries agree.
public struct Linear: Module {
    public var weight: Tensor
    public var bias: Tensor

    /// A layer of given parameters: a weight of `[outputs, inputs]` and a bias of `[outputs]`.
    public init(weight: Tensor, bias: Tensor) {
        guard weight.shape.rank == 2, bias.shape == [weight.shape[0]] else {
            fatalError(
                "Linear: a weight of \(weight.shape) needs a bias of as many scalars as it has rows, not \(bias.shape)."
            )
        }
        self.weight = weight
        self.bias = bias
    }

    /// A layer drawn at random; both parameters are uniform over ±1/√inputs unless another initialisation is asked for.
    public init(
        inputs: Int, outputs: Int, initialization: Initialization = .uniformByFanIn, using generator: inout SplitMix64
    ) {
        weight = initialization.weight([outputs, inputs], fanIn: inputs, fanOut: outputs, using: &generator)
        bias = initialization.bias([outputs], fanIn: inputs, using: &generator)
    }

    public mutating func forward(_ input: Tensor, _ mode: Mode) -> Tensor {
        affine(input, weight, bias)
    }

    /// The output with ReLU applied in the same pass: the bits of `forward(input, mode).relu()`.
    public mutating func rectified(_ input: Tensor, _ mode: Mode) -> Tensor {
        affine(input, weight, bias, rectified: true)
    }

    public mutating func visit<E: Error>(path: Path, body: (Path, inout Tensor) throws(E) -> Void) throws(E) {
        try weight.visit(path: path / "weight", body: body)
        try bias.visit(path: path / "bias", body: body)
    }
}

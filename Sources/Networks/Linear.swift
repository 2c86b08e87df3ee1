/// A fully connected layer, `y = x·Wᵀ + b`.
///
/// `[batch, inputs]` becomes `[batch, outputs]`; with more axes, or with one, it is the last one that is transformed:
/// `[batch, places, inputs]` becomes `[batch, places, outputs]`. The weight is `[outputs, inputs]`, as in PyTorch, so that state
/// dictionaries agree.
public struct Linear: Module {
    /// `[outputs, inputs]`, as in PyTorch.
    public var weight: Tensor

    /// One scalar an output, or nil: where batch norm follows, it would be subtracted again.
    public var bias: Tensor?

    /// A layer of given parameters: a weight of `[outputs, inputs]` and a bias of `[outputs]`, if any.
    public init(weight: Tensor, bias: Tensor? = nil) {
        guard weight.shape.rank == 2, bias.map({ $0.shape == [weight.shape[0]] }) ?? true else {
            fatalError(
                "Linear: a weight of \(weight.shape) is not [outputs, inputs], or the bias \(bias?.shape ?? []) not one scalar an output."
            )
        }
        self.weight = weight
        self.bias = bias
    }

    /// A layer drawn at random; both parameters are uniform over ±1/√inputs unless another initialisation is asked for.
    public init(
        inputs: Int, outputs: Int, bias: Bool = true, initialization: Initialization = .uniformByFanIn,
        using generator: inout SplitMix64
    ) {
        expect("Linear", "inputs", inputs, atLeast: 1)
        expect("Linear", "outputs", outputs, atLeast: 1)
        weight = initialization.weight([outputs, inputs], fanIn: inputs, fanOut: outputs, using: &generator)
        self.bias = bias ? initialization.bias([outputs], fanIn: inputs, using: &generator) : nil
    }

    public mutating func forward(_ input: Tensor) -> Tensor {
        let inputs = weight.shape[1]
        guard input.shape.rank > 0, input.shape[input.shape.rank - 1] == inputs else {
            fatalError(
                "Linear: an input of \(input.shape) does not end in the \(inputs) inputs of its weight, \(weight.shape)."
            )
        }
        let isMatrix = input.shape.rank == 2
        let outer = isMatrix ? [] : Array(input.shape.extents.dropLast())
        let rows = isMatrix ? input : input.reshaped(to: [outer.reduce(1, *), inputs])
        let output = bias.map { affine(rows, weight, $0) } ?? matmul(rows, weight, transposing: .right)
        return isMatrix ? output : output.reshaped(to: Shape(outer + [weight.shape[0]]))
    }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try weight.visit(path: path / "weight", body: body)
        try bias.visit(path: path / "bias", body: body)
    }
}

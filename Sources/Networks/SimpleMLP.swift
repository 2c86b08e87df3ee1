/// The lecture outline's network: one hidden layer of rectified units between pixels and class scores.
///
/// `logits = W₂·max(0, W₁·x + b₁) + b₂`; 784-128-10 for MNIST. Images of any shape are flattened, `[batch, …]` to `[batch, inputs]`.
public struct SimpleMLP: Module {
    /// From the inputs to the hidden units.
    public var hidden: Linear

    /// From the hidden units to the outputs.
    public var output: Linear

    /// Weights drawn at random, biases zero.
    public init(
        inputs: Int, hidden: Int, outputs: Int, initialization: Initialization = .uniformByFanIn,
        using generator: inout SplitMix64
    ) {
        self.hidden = Linear(inputs: inputs, outputs: hidden, initialization: initialization, using: &generator)
        self.output = Linear(inputs: hidden, outputs: outputs, initialization: initialization, using: &generator)
    }

    /// The model of these sizes with the tensors of a state dictionary: nothing is drawn.
    ///
    /// - Throws: `StateDictionaryError` if a name or a shape does not fit.
    public init(
        inputs: Int, hidden: Int, outputs: Int, loading state: Parameters
    ) throws(StateDictionaryError) {
        var generator = SplitMix64(seed: 0)  // zeros take nothing from it
        self.init(
            inputs: inputs, hidden: hidden, outputs: outputs, initialization: .zeros, using: &generator)
        try load(state)
    }

    public mutating func forward(_ input: Tensor) -> Tensor {
        output(hidden(input.flattened()).relu())
    }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try hidden.visit(path: path / "hidden", body: body)
        try output.visit(path: path / "output", body: body)
    }
}

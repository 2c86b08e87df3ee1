/// The lecture outline's network: one hidden layer of rectified units between pixels and class scores.
///
/// `logits = W₂·max(0, W₁·x + b₁) + b₂`; 784-128-10 for MNIST. Images of any shape are flattened, `[batch, …]` to `[batch, inputs]`.
public struct SimpleMLP: Module {
    public var hidden: Linear
    public var output: Linear

    public init(
        inputs: Int, hidden: Int, outputs: Int, initialization: Initialization = .uniformByFanIn,
        using generator: inout SplitMix64
    ) {
        self.hidden = Linear(inputs: inputs, outputs: hidden, initialization: initialization, using: &generator)
        self.output = Linear(inputs: hidden, outputs: outputs, initialization: initialization, using: &generator)
    }

    public mutating func forward(_ input: Tensor, _ mode: Mode) -> Tensor {
        let flat = input.flattened()
        return output.forward(hidden.rectified(flat, mode), mode)
    }

    public mutating func visit<E: Error>(path: Path, body: (Path, inout Tensor) throws(E) -> Void) throws(E) {
        try hidden.visit(path: path / "hidden", body: body)
        try output.visit(path: path / "output", body: body)
    }
}

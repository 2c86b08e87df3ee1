/// Layers one after the other, each fed with the output of the one before.
///
/// Their names are their places, as in PyTorch: `0.weight`, `0.bias`, `2.weight`, …; layers without tensors count too.
public struct Sequential: Module {
    /// The modules, in the order in which they are run.
    public var layers: [any Module]

    /// Modules to run one after another.
    public init(_ layers: any Module...) { self.layers = layers }

    public mutating func forward(_ input: Tensor) -> Tensor {
        var output = input
        for i in layers.indices { output = layers[i].forward(output) }
        return output
    }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        for i in layers.indices { try layers[i].visit(path: path / "\(i)", body: body) }
    }
}

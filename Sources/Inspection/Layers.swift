extension Trace {
    /// A layer of the model in a trace: what it put out, and the gradient that came back to it.
    public struct Layer: Sendable {
        /// The path of the layer in its model: `hidden`, `layer1.0.conv1`.
        public let name: String

        /// The layer's output before its activation function, and the loss's gradient there. Where the two are one operation, that operation.
        public let output: Trace.Operation

        /// The output after its activation function, and the gradient there; the same as `output` where none follows.
        public let activation: Trace.Operation
    }

    /// The layers with parameters of their own, in the order in which they ran.
    ///
    /// A layer is what the parameters under one path go into; its activation function is what its output goes into next, if that leaves the shape as it is and
    /// takes nothing else.
    public var layers: [Layer] {
        var last: [String: Int] = [:]
        var names: [String] = []
        for (place, operation) in operations.enumerated() where operation.kind == .operation {
            for operand in operation.operands where operations[operand].kind == .parameter {
                let name = operations[operand].name.split(separator: ".").dropLast().joined(separator: ".")
                if last.updateValue(place, forKey: name) == nil { names.append(name) }
            }
        }
        return names.compactMap { name in
            last[name].map { place in
                let output = operations[place]
                let activation = operations.first {
                    $0.operands == [place] && $0.kind == .operation && $0.value.shape == output.value.shape
                        && Trace.activationFunctions.contains($0.name)
                }
                return Layer(name: name, output: output, activation: activation ?? output)
            }
        }
    }

    private static let activationFunctions: Set = ["relu", "leakyReLU", "elu", "gelu", "softplus", "tanh", "sigmoid"]
}

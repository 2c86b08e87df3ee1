/// A computation looked at from inside: every operation of a loss, what came out of it and the gradient that came back to it.
///
///     let trace = model.trace { crossEntropy($0(images), labels) }
///     for layer in trace.operations(named: "relu") { print(layer.value.shape, layer.gradient?.squaredNorm ?? 0) }
///
/// It is the record that `valueAndGradient` reads, kept with all that it computed. A model needs no hooks to be looked into, and nothing in it
/// changes: PyTorch has forward and backward hooks on modules for this, and torchviz for the graph.
public struct Trace: Sendable {
    /// One step of the computation.
    public struct Operation: Sendable {
        /// Where its value came from: it was a parameter, was given, or was computed.
        public enum Kind: Sendable, Equatable { case parameter, constant, operation }

        /// Where its value came from.
        public let kind: Kind

        /// A parameter's name, `hidden.weight`, or that of the function that was called, such as `relu`, `matmul` or `+`.
        public let name: String

        /// The places in `operations` of what went in.
        public let operands: [Int]

        /// What came out.
        public let value: Tensor

        /// The loss's gradient with respect to `value`, in its shape; nil where none flows: at constants, and behind them.
        public let gradient: Tensor?
    }

    /// The model's parameters in their order, then operations and constants in the order in which they were met; the last is the loss.
    public let operations: [Operation]

    fileprivate init<Model: Parameterized, Failure: Error>(
        of model: Model, _ body: (inout Model) throws(Failure) -> Tensor
    ) throws(Failure) {
        let tape = Tape(keepsValues: true)
        defer { tape.close() }
        var copy = model
        let (loss, points) = try record(&copy, on: tape, body)
        let results = tape.values?.results ?? []
        let recorded = tape.close()
        let adjoints = adjoints(of: loss, on: tape, through: recorded, keepingAll: true)
        operations = recorded.indices.map { place in
            let operation = recorded[place]
            let (kind, name): (Operation.Kind, String) =
                switch operation.kind {
                case .parameter: (.parameter, points[place].name)
                case .constant: (.constant, "constant")
                case .function(let name): (.operation, "\(name.description.prefix { $0 != "(" })")
                }
            return Operation(
                kind: kind, name: name, operands: operation.operands.compactMap(\.self), value: results[place],
                gradient: adjoints[place])
        }
    }

    /// The operations of this name, in the order in which they ran.
    public func operations(named name: String) -> [Operation] {
        operations.filter { $0.kind == .operation && $0.name == name }
    }

    /// The loss.
    public var loss: Scalar { operations.last?.value.item ?? .nan }
}

extension Parameterized {
    /// Computes a loss and its gradient, and keeps everything on the way. Nothing is changed in the model, statistics included.
    ///
    /// - Parameter body: Computes the loss, a tensor of one scalar.
    public func trace<Failure: Error>(of body: (inout Self) throws(Failure) -> Tensor) throws(Failure) -> Trace {
        try Trace(of: self, body)
    }
}

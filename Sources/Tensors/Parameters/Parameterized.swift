/// The name of a tensor inside a model, as PyTorch writes it: `hidden.weight`, `layer1.0.bn1.running_mean`.
public struct ModelPath: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Whether the tensor is a statistic that training keeps up, not a parameter that an optimizer moves.
    public let isBuffer: Bool

    /// The path of the model itself.
    public static let root = ModelPath(description: "", isBuffer: false)

    /// The path of a part: a layer or one of its parameters.
    public static func / (path: ModelPath, part: String) -> ModelPath {
        ModelPath(description: path.description.isEmpty ? part : path.description + "." + part, isBuffer: path.isBuffer)
    }

    /// The path of a statistic, such as batch norm's running mean: saved with the model, but without a gradient.
    public func buffer(_ name: String) -> ModelPath {
        ModelPath(description: (self / name).description, isBuffer: true)
    }
}

/// A value made of named tensors: a model, a layer, or a single point on a landscape.
public protocol Parameterized {
    /// Shows every tensor of this value to `body`, in a fixed order, each under its name.
    ///
    /// Written by hand, a line a part, so that a reader sees what is trained:
    ///
    ///     try hidden.visit(path: path / "hidden", body: body)
    ///     try output.visit(path: path / "output", body: body)
    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E)
}

extension Tensor: Parameterized {
    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try body(path, &self)
    }
}

extension Array: Parameterized where Element: Parameterized {
    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        for i in indices { try self[i].visit(path: path / "\(i)", body: body) }
    }
}

extension Optional: Parameterized where Wrapped: Parameterized {
    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        guard case .some(var value) = self else { return }
        self = nil
        defer { self = value }
        try value.visit(path: path, body: body)
    }
}

extension Parameterized {
    /// A copy of every parameter under its name; statistics are left out.
    public var parameters: Parameters {
        var copy = self
        var entries: [Parameters.Entry] = []
        copy.visit(path: .root) { path, tensor in
            if !path.isBuffer { entries.append(.init(name: path.description, tensor: tensor.detached)) }
        }
        return Parameters(entries)
    }

    /// How many numbers an optimizer moves.
    public var parameterCount: Int { parameters.reduce(0) { $0 + $1.tensor.shape.count } }
}

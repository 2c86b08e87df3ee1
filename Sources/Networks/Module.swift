@_exported import Tensors

/// Whether a call trains a model or uses it.
///
/// Training normalises by the batch's own statistics, keeps running ones and drops activations; inference does none of it.
public enum Mode: Sendable { case training, inference }

/// A layer or a model: tensors by name, and a function that they define.
///
/// A module is a value. Its call is `mutating`, because training keeps statistics and draws random numbers; `inference` is the
/// same function as a value that a call does not change.
public protocol Module: Parameterized, Sendable {
    /// The output for a batch of inputs; the first axis counts the samples.
    mutating func forward(_ input: Tensor, _ mode: Mode) -> Tensor
}

extension Module {
    /// The output in training: `model(images)`.
    public mutating func callAsFunction(_ input: Tensor) -> Tensor { forward(input, .training) }

    /// This module as it is used: `model.inference(images)`.
    public var inference: Inference<Self> { Inference(module: self) }
}

/// A module in inference, whose call changes nothing. PyTorch's `model.eval()` without a state to forget to set back.
public struct Inference<Wrapped: Module>: Sendable {
    let module: Wrapped

    public func callAsFunction(_ input: Tensor) -> Tensor {
        var copy = module
        return copy.forward(input, .inference)
    }
}

/// A module without tensors of its own, such as an activation or a pooling layer.
public protocol StatelessModule: Module {}

extension StatelessModule {
    public mutating func visit<E: Error>(path: Path, body: (Path, inout Tensor) throws(E) -> Void) throws(E) {}
}

/// A module whose type is known only at run time, as when a model is chosen by name.
public struct AnyModule: Module {
    public private(set) var wrapped: any Module

    public init(_ module: any Module) { wrapped = module }

    public mutating func forward(_ input: Tensor, _ mode: Mode) -> Tensor { wrapped.forward(input, mode) }

    public mutating func visit<E: Error>(path: Path, body: (Path, inout Tensor) throws(E) -> Void) throws(E) {
        try wrapped.visit(path: path, body: body)
    }
}

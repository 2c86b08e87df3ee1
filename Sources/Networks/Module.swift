@_exported import Numbers
@_exported import Tensors

/// Whether a call trains a model or uses it.
///
/// Training normalises by the batch's own statistics, keeps running ones and drops activations; inference does none of it. The mode is
/// that of the whole call, from the model down to its last layer: `model(images)` trains, `model.inference(images)` does not. Layers
/// that care ask for `ModuleMode.current`; all others, and the models, need not pass it on.
public enum ModuleMode: Sendable {
    case training, inference

    /// The mode of the call that is going on.
    @TaskLocal public static var current = ModuleMode.training

    /// Runs a body in this mode: for what is asked of a model besides its output.
    public func during<Result>(_ body: () throws -> Result) rethrows -> Result {
        try ModuleMode.$current.withValue(self, operation: body)
    }
}

/// A layer or a model: tensors by name, and a function that they define.
///
///     struct Net: Module {
///         var conv: Convolution, norm: BatchNorm, linear: Linear
///
///         mutating func forward(_ x: Tensor) -> Tensor {
///             linear(norm(conv(x)).relu().maxPooled(window: 2).flattened())
///         }
///
///         mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
///             try conv.visit(path: path / "conv", body: body)
///             try norm.visit(path: path / "norm", body: body)
///             try linear.visit(path: path / "linear", body: body)
///         }
///     }
///
/// A module is a value. Its call is `mutating`, because training keeps statistics and draws random numbers; `inference` is the
/// same function as a value that a call does not change. What can be computed in one pass over memory is: a bias or a norm takes the
/// ReLU behind it along, and a norm the sum before that ReLU too.
public protocol Module: Parameterized, Sendable {
    /// The output for a batch of inputs, in the mode of the call; the first axis counts the samples.
    mutating func forward(_ input: Tensor) -> Tensor
}

extension Module {
    /// The output: in training, unless it is called from within a model's `inference`.
    public mutating func callAsFunction(_ input: Tensor) -> Tensor { forward(input) }

    /// This module as it is used: `model.inference(images)`.
    public var inference: Inference<Self> { Inference(module: self) }
}

/// A module in inference, whose call changes nothing. PyTorch's `model.eval()` without a state to forget to set back.
public struct Inference<Wrapped: Module>: Sendable {
    let module: Wrapped

    /// What the model answers to an input, as it is used once it is trained.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        var copy = module
        return ModuleMode.inference.during { copy.forward(input) }
    }
}

/// A module without tensors of its own, such as an activation or a pooling layer.
public protocol StatelessModule: Module {}

extension StatelessModule {
    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
    }
}

/// A module whose type is known only at run time, as when a model is chosen by name.
public struct AnyModule: Module {
    /// The module itself.
    public private(set) var wrapped: any Module

    /// A module whose kind need not be known.
    public init(_ module: any Module) { wrapped = module }

    public mutating func forward(_ input: Tensor) -> Tensor { wrapped.forward(input) }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try wrapped.visit(path: path, body: body)
    }
}

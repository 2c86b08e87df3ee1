import Tensors

/// What is done to a gradient before a rule sees it. Several are done in the order given.
///
///     Optimizer(Momentum(learningRate: 0.1), .l2(1e-4), .clippedToNorm(1))
///     Optimizer(Adam(), .clippedToNorm(1), .decayed(0.01, on: .matrices))
///
/// An optimizer refuses infinities and NaN before the first transform, except those that a transform `takesInfinities`, and after the last.
///
/// Called alone, on a gradient of your own:
///
///     ClippedToNorm(1).apply(to: &gradient)
///     L2(1e-4).apply(to: &gradient, at: model.parameters)
public protocol GradientTransform: Sendable, CustomStringConvertible {
    /// Changes a gradient.
    ///
    /// - Parameters:
    ///   - gradient: One tensor a parameter, by name.
    ///   - weights: The point that it was taken at; empty unless the transform `readsWeights`.
    func apply(to gradient: inout Parameters, at weights: Parameters)

    /// Whether `apply` wants the weights. No, where a transform does not say otherwise.
    var readsWeights: Bool { get }

    /// Whether it makes something finite of infinities, and is to see them. No, where a transform does not say otherwise. NaN is refused in
    /// any case.
    var takesInfinities: Bool { get }

    /// What a parameter is multiplied by before the rule moves it: 1, where a transform does not say otherwise.
    ///
    /// - Parameters:
    ///   - name: Its name, such as `hidden.weight`.
    ///   - learningRate: η of the step.
    func shrinkage(of name: String, _ shape: Shape, learningRate: Double) -> Double
}

extension GradientTransform {
    public var readsWeights: Bool { false }
    public var takesInfinities: Bool { false }
    public func shrinkage(of name: String, _ shape: Shape, learningRate: Double) -> Double { 1 }

    /// Changes a gradient, by a transform that does not read the weights.
    public func apply(to gradient: inout Parameters) { apply(to: &gradient, at: [:]) }
}

/// The parameters that a transform concerns.
public struct ParameterSelection: Sendable, CustomStringConvertible {
    /// In a few words; a checkpoint must agree with it to be continued.
    public let description: String

    let contains: @Sendable (_ name: String, _ shape: Shape) -> Bool

    /// A selection of your own.
    ///
    ///     ParameterSelection("the first layer") { name, _ in name.hasPrefix("hidden.") }
    public init(_ description: String, where contains: @escaping @Sendable (_ name: String, _ shape: Shape) -> Bool) {
        self.description = description
        self.contains = contains
    }

    /// Every parameter.
    public static let all = ParameterSelection("all") { _, _ in true }

    /// What has two axes or more, the weights of layers: not their biases, and not the gains and shifts of norms.
    public static let matrices = ParameterSelection("matrices") { _, shape in shape.rank >= 2 }
}

extension Parameters {
    /// Shows `body` every tensor of a selection, to be changed.
    mutating func visit(_ selection: ParameterSelection, _ body: (_ name: String, _ tensor: inout Tensor) -> Void) {
        visit(path: .root) { path, tensor in
            if selection.contains(path.description, tensor.shape) { body(path.description, &tensor) }
        }
    }
}

import Tensors

/// Why an optimizer refused to update a model, which it then left as it was.
public enum OptimizerError: Error, Equatable {
    /// A gradient held an infinity or a NaN.
    case nonFiniteGradient(parameter: String, index: Int, value: Scalar, step: Int)

    /// The gradient says nothing about one of the model's parameters.
    case missingGradient(parameter: String)

    /// A gradient's shape is not its parameter's.
    case shapeMismatch(parameter: String, shape: Shape, gradient: Shape)

    /// A saved state does not fit the rule or the model it is restored to.
    case unfitState(String)
}

extension OptimizerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .nonFiniteGradient(let parameter, let index, let value, let step):
            """
            step \(step): the gradient of \(parameter) is \(value) at index \(index). \
            Lower the learning rate, clip the gradient, or look for a log or a division by zero in the loss.
            """
        case .missingGradient(let parameter):
            "\(parameter) has no gradient. Take the gradient of the same model that is updated."
        case .shapeMismatch(let parameter, let shape, let gradient):
            """
            \(parameter) is \(shape), and its gradient \(gradient). \
            Take the gradient of the same model that is updated.
            """
        case .unfitState(let reason):
            "the optimizer's saved state does not fit: \(reason)"
        }
    }
}

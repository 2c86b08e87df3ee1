import Tensors

/// Why an optimizer refused to update a model, which it then left as it was.
public enum OptimizerError: Error, Equatable {
    /// The loss is infinite or not a number.
    case nonFiniteLoss(Scalar, step: Int)

    /// A gradient held an infinity or a NaN.
    case nonFiniteGradient(parameter: String, index: Int, value: Scalar, step: Int)

    /// What the rule remembers of a parameter, such as the mean of its squared gradients, would overflow, and the parameter never move again.
    case overflowingMemory(parameter: String, step: Int)

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
        case .nonFiniteLoss(_, let step), .nonFiniteGradient(_, _, _, let step), .overflowingMemory(_, let step):
            "step \(step): \(reason)"
        case .unfitState: "the optimizer's saved state does not fit: \(reason)"
        case .missingGradient, .shapeMismatch: reason
        }
    }

    /// The same without the step, for those who count them otherwise.
    package var reason: String {
        switch self {
        case .nonFiniteLoss(let loss, _):
            loss.isNaN
                // The sign of what is not a number differs from machine to machine.
                ? """
                the loss is not a number. \
                Look for NaN among the inputs; if there is none, lower the learning rate, warm it up, or clip the gradient.
                """
                : "the loss is \(loss). Lower the learning rate, warm it up, or clip the gradient."
        case .nonFiniteGradient(let parameter, let index, let value, _):
            """
            the gradient of \(parameter) is \(value) at index \(index). \
            Lower the learning rate, clip the gradient, or look for a log or a division by zero in the loss.
            """
        case .overflowingMemory(let parameter, _):
            """
            what the rule remembers of \(parameter) would overflow, and \(parameter) would never move again. \
            Lower the learning rate, or clip the gradient.
            """
        case .missingGradient(let parameter):
            "\(parameter) has no gradient. Take the gradient of the same model that is updated."
        case .shapeMismatch(let parameter, let shape, let gradient):
            """
            \(parameter) is \(shape), and its gradient \(gradient). \
            Take the gradient of the same model that is updated.
            """
        case .unfitState(let reason):
            reason
        }
    }
}

/// One entry of a gradient, found in two ways.
public struct GradientCheck: Sendable, CustomStringConvertible {
    /// The parameter's name.
    public let name: String

    /// The place among the parameter's scalars, in row-major order.
    public let index: Int

    /// What `valueAndGradient` says.
    public let analytic: Scalar

    /// What the central difference `(L(w + h) − L(w − h)) / 2h` says.
    public let numerical: Scalar

    /// `|analytic − numerical| / max(1, |analytic|, |numerical|)`
    public var error: Scalar {
        let difference = abs(analytic - numerical) / max(1, abs(analytic), abs(numerical))
        return difference.isNaN ? .infinity : difference
    }

    public var description: String {
        "\(name)[\(index)]: analytic \(analytic), numerical \(numerical), error \(error)"
    }
}

extension GradientCheck {
    /// Compares the gradient of `loss` with central differences at every scalar of every parameter, and returns the entry where they
    /// differ most; nil for a model without parameters.
    ///
    /// The difference costs two evaluations a scalar, and its error is of the order h² + ε/h for scalars of precision ε, so the best h
    /// is near ∛ε: in Double that resolves a wrong ninth digit, in Float only a wrong third or fourth.
    ///
    /// - Parameters:
    ///   - model: The point to check at. Each evaluation starts from a fresh copy, so that running statistics and generators
    ///     do not carry over.
    ///   - h: The half-width of the difference.
    ///   - loss: A smooth function of the parameters around that point; a kink within h reads as an error.
    public static func worst<Model: Parameterized>(
        at model: Model, h: Scalar = .defaultDifference, of loss: (inout Model) -> Tensor
    ) -> GradientCheck? {
        var point = model
        let gradient = valueAndGradient(at: &point, loss).gradient
        var worst: GradientCheck?
        for entry in gradient {
            for index in 0..<entry.tensor.shape.count {
                func evaluated(shiftedBy shift: Scalar) -> Scalar {
                    var copy = model
                    copy.visit(path: .root) { path, tensor in
                        guard TensorName(path.description) == TensorName(entry.name) else { return }
                        tensor.withUnsafeMutableScalars { $0[index] += shift }
                    }
                    return loss(&copy).item
                }
                let check = GradientCheck(
                    name: entry.name, index: index, analytic: entry.tensor.scalars[index],
                    numerical: (evaluated(shiftedBy: h) - evaluated(shiftedBy: -h)) / (2 * h))
                if check.error >= worst?.error ?? 0 { worst = check }
            }
        }
        return worst
    }
}

extension Scalar {
    /// `∛ε`, the half-width that balances a central difference's truncation against its rounding.
    public static var defaultDifference: Scalar { Scalar(Elementary.pow(Double(ulpOfOne), 1.0 / 3)) }
}

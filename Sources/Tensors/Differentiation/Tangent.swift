/// The derivative of a value along one direction of the parameters, carried forward beside the value itself.
///
/// Forward-mode differentiation (Wengert 1964): every operation turns its operands' tangents into its result's by one rule, which stands beside
/// its pullback. The rules are made of recorded operations, so that the tangent of a loss has a gradient of its own: the Hessian's product with
/// the direction (Pearlmutter 1994).
final class Tangent: Sendable {
    private let value: Tensor?
    private let operation: StaticString

    init(_ value: Tensor) {
        self.value = value
        operation = ""
    }

    /// The tangent of an operation's result before its rule has run, and for good where it has none; nil where no operand has one either.
    init?(missingFor operation: StaticString, from operands: [Tensor]) {
        guard operands.contains(where: { $0.place?.tangent != nil }) else { return nil }
        value = nil
        self.operation = operation
    }

    var tensor: Tensor {
        guard let value else {
            fatalError(
                "hessianProduct: \(operation) has no rule for its second derivative; give map(_:derivative:secondDerivative:) "
                    + "one, or build the loss from operations that have.")
        }
        return value
    }
}

extension Tensor {
    /// The derivative of this value along the direction asked for; nil where the value does not depend on the parameters, or no direction is.
    var tangent: Tensor? { place?.tangent?.tensor }

    /// The same value at the same place of the record: what a rule computes with, so that tangents have no tangents of their own.
    var withoutTangent: Tensor {
        var copy = self
        copy.place?.tangent = nil
        return copy
    }

    /// This recorded value with its tangent, by a rule for functions of one operand.
    ///
    /// - Parameter rule: From the operand's tangent and the operand, the result's tangent, in the result's shape.
    @inline(__always)
    func withTangent(from x: Tensor, _ rule: (_ tangent: Tensor, _ x: Tensor) -> Tensor) -> Tensor {
        guard place?.tangent != nil, let tangent = x.tangent else { return self }
        return carrying(rule(tangent, x.withoutTangent))
    }

    /// This recorded value with its tangent, by rules for functions of two operands, whose shares add up.
    ///
    /// - Parameters:
    ///   - left: From the first operand's tangent and the second operand, the first one's share of the result's tangent.
    ///   - right: From the second operand's tangent and the first operand, the second one's share.
    @inline(__always)
    func withTangent(
        from a: Tensor, _ b: Tensor, left: (_ tangent: Tensor, _ b: Tensor) -> Tensor,
        right: (_ tangent: Tensor, _ a: Tensor) -> Tensor
    ) -> Tensor {
        guard place?.tangent != nil else { return self }
        let shares = [
            a.tangent.map { left($0, b.withoutTangent) }, b.tangent.map { right($0, a.withoutTangent) },
        ]
        return carrying(.total(shares, shape))
    }

    /// This recorded value with its tangent, by a rule for functions of any number of operands.
    ///
    /// - Parameter rule: From the operands' tangents, nil for a constant, and the operands, the result's tangent.
    @inline(__always)
    func withTangent(
        from operands: @autoclosure () -> [Tensor], _ rule: (_ tangents: [Tensor?], _ operands: [Tensor]) -> Tensor
    ) -> Tensor {
        guard place?.tangent != nil else { return self }
        let operands = operands()
        return carrying(rule(operands.map(\.tangent), operands.map(\.withoutTangent)))
    }

    private func carrying(_ tangent: Tensor) -> Tensor {
        guard tangent.shape == shape else {
            shapeMismatch("tangent", tangent.shape, shape, remedy: "a rule gives the tangent the shape of the result.")
        }
        var copy = self
        copy.place?.tangent = Tangent(tangent)
        return copy
    }

    /// The sum of shares that broadcast to a shape; of none, zeros.
    static func total(_ shares: [Tensor?], _ shape: Shape) -> Tensor {
        let shares = shares.compactMap(\.self)
        guard let first = shares.first else { return .zeros(shape) }
        let start = first.shape == shape ? first : first + .zeros(shape)
        return shares.dropFirst().reduce(start, +)
    }

    /// This tensor where `y` is positive and 0 elsewhere: ReLU's derivative, which does not depend on where within a side of the kink `y` is.
    func gated(by y: Tensor) -> Tensor {
        applying(Kernels.reluBackward, with: y).recorded(from: self) { [y = y.detached] g in
            g.applying(Kernels.reluBackward, with: y)
        }
    }
}

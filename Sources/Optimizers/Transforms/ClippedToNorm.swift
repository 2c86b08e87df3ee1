import Tensors

/// `g ← g·min(1, c/‖g‖)`, the norm taken over all parameters together (Pascanu, Mikolov and Bengio 2013): shortened, never turned.
///
/// The norm is `‖g‖ₚ = (Σ|gᵢ|ᵖ)^(1/p)`, the Euclidean one unless something else is said; `p: .infinity` is the largest component. It is
/// summed in Double. PyTorch's `clip_grad_norm_` divides by `‖g‖ + 1e-6`, so that its norms come out that much below c.
///
/// A gradient of infinite norm has no direction to keep: it becomes NaN where it was infinite, and 0 elsewhere. One with a NaN becomes NaN
/// all over. An optimizer refuses both before it comes to that.
public struct ClippedToNorm: GradientTransform {
    /// The longest that a gradient may be.
    public let limit: Double

    /// Which norm: 2 is the length, infinity the largest component.
    public let p: Double

    /// The parameters that are measured and clipped together.
    public let selection: ParameterSelection

    /// - Parameters:
    ///   - limit: c, above 0.
    ///   - p: Which norm, above 0.
    ///   - selection: The parameters that the norm is taken over, and that are shortened.
    public init(_ limit: Double, p: Double = 2, on selection: ParameterSelection = .all) {
        self.limit = SettingRange.above(0).checked(limit, "clippedToNorm: limit")
        self.p = p == .infinity ? p : SettingRange.above(0).checked(p, "clippedToNorm: p")
        self.selection = selection
    }

    public func apply(to gradient: inout Parameters, at weights: Parameters) {
        let norm = norm(of: gradient)
        guard !(norm <= limit) else { return }
        let factor = Scalar(limit / norm)
        gradient.visit(selection) { _, tensor in
            tensor.updateLanes(with: tensor) { _, g, _ in g *= factor }
        }
    }

    /// ‖g‖ₚ over the selected parameters.
    public func norm(of gradient: Parameters) -> Double {
        let tensors = gradient.filter { selection.contains($0.name, $0.tensor.shape) }.map(\.tensor)
        if p == 2 { return tensors.reduce(0) { $0 + $1.squaredNorm }.squareRoot() }
        if p == .infinity {
            return tensors.reduce(0) { norm, tensor in
                tensor.withUnsafeScalars { $0.reduce(norm) { $1.isNaN ? .nan : max($0, Double(abs($1))) } }
            }
        }
        let sum = tensors.reduce(0) { sum, tensor in
            tensor.withUnsafeScalars { $0.reduce(sum) { $0 + Elementary.pow(Double(abs($1)), p) } }
        }
        return Elementary.pow(sum, 1 / p)
    }

    public var description: String { "clippedToNorm(\(limit), p: \(p), on: \(selection))" }
}

extension GradientTransform where Self == ClippedToNorm {
    /// `g ← g·min(1, c/‖g‖)`: see `ClippedToNorm`.
    public static func clippedToNorm(
        _ limit: Double, p: Double = 2, on selection: ParameterSelection = .all
    ) -> ClippedToNorm {
        ClippedToNorm(limit, p: p, on: selection)
    }
}

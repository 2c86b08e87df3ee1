import Tensors

/// `gᵢ ← min(max(gᵢ, −c), c)`: each component on its own, which can turn the gradient (PyTorch's `clip_grad_value_`).
///
/// An infinite component becomes ±c; but an optimizer refuses it first, unless `includingInfinities` is said. A NaN stays NaN.
public struct ClippedToValue: GradientTransform {
    /// The largest that a component may be, up or down.
    public let limit: Double
    public let takesInfinities: Bool

    /// The parameters that are clipped.
    public let selection: ParameterSelection

    /// - Parameters:
    ///   - limit: c, above 0.
    ///   - includingInfinities: Whether an optimizer is to leave infinite components to the clipping, instead of refusing them.
    ///   - selection: The parameters whose gradients are clipped.
    public init(_ limit: Double, includingInfinities: Bool = false, on selection: ParameterSelection = .all) {
        self.limit = SettingRange.above(0).checked(limit, "clippedToValue: limit")
        takesInfinities = includingInfinities
        self.selection = selection
    }

    public func apply(to gradient: inout Parameters, at weights: Parameters) {
        let limit = Scalar(limit)
        gradient.visit(selection) { _, tensor in
            tensor.updateLanes(with: tensor) { _, g, _ in
                g.replace(with: limit, where: g .> limit)
                g.replace(with: -limit, where: g .< -limit)
            }
        }
    }

    public var description: String {
        "clippedToValue(\(limit)\(takesInfinities ? ", includingInfinities" : ""), on: \(selection))"
    }
}

extension GradientTransform where Self == ClippedToValue {
    /// `gᵢ ← min(max(gᵢ, −c), c)`: see `ClippedToValue`.
    public static func clippedToValue(
        _ limit: Double, includingInfinities: Bool = false, on selection: ParameterSelection = .all
    ) -> ClippedToValue {
        ClippedToValue(limit, includingInfinities: includingInfinities, on: selection)
    }
}

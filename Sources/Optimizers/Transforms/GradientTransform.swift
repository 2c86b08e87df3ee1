import Tensors

/// What is done to a gradient before a rule sees it. Several are done in their order.
///
///     Optimizer(Momentum(learningRate: 0.1), transforms: [.l2(1e-4), .clippedToNorm(1)])
public enum GradientTransform: Sendable, Hashable {
    /// `g ← g·min(1, c/‖g‖)`, the norm taken over all parameters together (Pascanu 2013): shortened, never turned.
    ///
    /// PyTorch's `clip_grad_norm_` divides by `‖g‖ + 1e-6`, so that its norms come out that much below c.
    case clippedToNorm(Double)

    /// `gᵢ ← min(max(gᵢ, −c), c)`: each component on its own, which can turn the gradient.
    case clippedToValue(Double)

    /// `g ← g + λ·w`, the gradient of an added `½λ‖w‖²`: what PyTorch's `weight_decay` does in every rule but `AdamW`.
    case l2(Double)

    /// Whether the norm of the whole gradient must be known first.
    var readsNorm: Bool {
        if case .clippedToNorm = self { true } else { false }
    }

    /// The transform's effect on eight components of a gradient.
    ///
    /// - Parameters:
    ///   - w: The weights that they belong to.
    ///   - norm: The norm of the whole gradient, where `readsNorm`.
    @inline(__always)
    func callAsFunction(_ g: Lanes, at w: Lanes, norm: Double) -> Lanes {
        switch self {
        case .clippedToNorm(let limit):
            norm > limit ? Scalar(limit / norm) * g : g
        case .clippedToValue(let limit):
            g.clamped(lowerBound: Lanes(repeating: -Scalar(limit)), upperBound: Lanes(repeating: Scalar(limit)))
        case .l2(let λ):
            g + Scalar(λ) * w
        }
    }
}

import Tensors

/// `g ← g + λ·w`, the gradient of an added `½λ‖w‖²`: what PyTorch's `weight_decay` does in every rule but `AdamW`.
///
/// w is the point where the gradient was taken. Infinities and NaN stay what they are.
public struct L2: GradientTransform {
    /// λ, in the penalty ½·λ·‖w‖².
    public let weightDecay: Double

    /// The parameters that are penalised.
    public let selection: ParameterSelection

    /// - Parameters:
    ///   - weightDecay: λ, from 0.
    ///   - selection: The parameters that are decayed.
    public init(_ weightDecay: Double, on selection: ParameterSelection = .all) {
        self.weightDecay = RuleSetting.weightDecay.checked(weightDecay, of: "l2")
        self.selection = selection
    }

    public var readsWeights: Bool { true }

    public func apply(to gradient: inout Parameters, at weights: Parameters) {
        let λ = Scalar(weightDecay)
        gradient.visit(selection) { name, tensor in
            guard let weight = weights[name], weight.shape == tensor.shape else {
                fatalError("l2: there are no weights \(name) of shape \(tensor.shape); pass the point of the gradient.")
            }
            tensor.updateLanes(with: weight) { _, g, w in g += λ * w }
        }
    }

    public var description: String { "l2(\(weightDecay), on: \(selection))" }
}

extension GradientTransform where Self == L2 {
    /// `g ← g + λ·w`: see `L2`.
    public static func l2(_ weightDecay: Double, on selection: ParameterSelection = .all) -> L2 {
        L2(weightDecay, on: selection)
    }
}

import Tensors

/// `w ← (1 − ηλ)·w` before the rule's own step, whatever the rule: weight decay beside the gradient (Loshchilov and Hutter 2019).
///
/// `Optimizer(Adam(), .decayed(0.01))` is `AdamW`; with `AMSGrad` it is PyTorch's `AdamW(amsgrad=True)`, with `NAdam` its
/// `NAdam(decoupled_weight_decay=True)`. The gradient is left as it is, so the place among other transforms does not matter: `L2` reads the
/// weights as they were. `AdamW` decays by itself: beside this, its weights shrink twice.
public struct DecoupledDecay: GradientTransform {
    /// λ, how fast weights shrink by themselves.
    public let weightDecay: Double

    /// The parameters that decay.
    public let selection: ParameterSelection

    /// - Parameters:
    ///   - weightDecay: λ, from 0.
    ///   - selection: The parameters that are decayed.
    public init(_ weightDecay: Double, on selection: ParameterSelection = .all) {
        self.weightDecay = RuleSetting.weightDecay.checked(weightDecay, of: "decayed")
        self.selection = selection
    }

    public func apply(to gradient: inout Parameters, at weights: Parameters) {}

    public func shrinkage(of name: String, _ shape: Shape, learningRate: Double) -> Double {
        selection.contains(name, shape) ? 1 - learningRate * weightDecay : 1
    }

    public var description: String { "decayed(\(weightDecay), on: \(selection))" }
}

extension GradientTransform where Self == DecoupledDecay {
    /// `w ← (1 − ηλ)·w`: see `DecoupledDecay`.
    public static func decayed(_ weightDecay: Double, on selection: ParameterSelection = .all) -> DecoupledDecay {
        DecoupledDecay(weightDecay, on: selection)
    }
}

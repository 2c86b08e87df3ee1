import Tensors

/// What the rules of Adam's family remember of eight weights: the running averages of their gradients and of their squares, under PyTorch's
/// names.
public struct AdamMoments: LaneSlot {
    /// The first moment, a running mean of the gradient.
    public var m = Lanes()

    /// The second moment, a running mean of its square.
    public var v = Lanes()

    public init() {}
    public static let names: LaneNames<AdamMoments> = ["exp_avg": \.m, "exp_avg_sq": \.v]
}

/// One step's constants in `Adam`, `AdamW` and `AMSGrad`.
public struct AdamSettings: Sendable {
    var η, β1, oneMinusβ1, β2, oneMinusβ2, ε: Scalar
    /// `1/(1 − β₁ᵗ)` and `1/(1 − β₂ᵗ)`.
    var correction1, correction2: Scalar
    /// `1 − ηλ`
    var shrinkage: Scalar

    init(_ step: Step, beta1: Schedule, beta2: Double, epsilon: Double, weightDecay: Double = 0) {
        let (β1, β2, t) = (step.value(of: beta1), beta2, Double(step.number))
        η = Scalar(step.learningRate)
        self.β1 = Scalar(β1)
        oneMinusβ1 = Scalar(1 - β1)
        self.β2 = Scalar(β2)
        oneMinusβ2 = Scalar(1 - β2)
        ε = Scalar(epsilon)
        correction1 = Scalar(1 / (1 - Elementary.pow(β1, t)))
        correction2 = Scalar(1 / (1 - Elementary.pow(β2, t)))
        shrinkage = Scalar(1 - step.learningRate * weightDecay)
    }
}

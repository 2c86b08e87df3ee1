import Tensors

/// One step's constants in the rules of Adam's family.
public struct AdamConstants: Sendable {
    var η, β1, oneMinusβ1, β2, oneMinusβ2, ε: Scalar
    /// `1/(1 − β₁ᵗ)` and `1/(1 − β₂ᵗ)`.
    var correction1, correction2: Scalar

    init(_ step: Step, beta1: Schedule, beta2: Double, epsilon: Double) {
        let (β1, β2, t) = (step.value(of: beta1), beta2, Double(step.number))
        η = Scalar(step.learningRate)
        self.β1 = Scalar(β1)
        oneMinusβ1 = Scalar(1 - β1)
        self.β2 = Scalar(β2)
        oneMinusβ2 = Scalar(1 - β2)
        ε = Scalar(epsilon)
        correction1 = Scalar(1 / (1 - Elementary.pow(β1, t)))
        correction2 = Scalar(1 / (1 - Elementary.pow(β2, t)))
    }
}

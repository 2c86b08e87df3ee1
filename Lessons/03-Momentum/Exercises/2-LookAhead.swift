//: # 2 · Looking ahead
//: Ordinary momentum asks for the slope where it stands. Nesterov's asks where the velocity is about to carry it, and can still correct the velocity. In the form with the
//: learning rate *inside* the velocity:
//:
//:     v ← γ·v + η·∇L(w − γ·v), then w ← w − v.
//:
//: **To do.** Write `nesterovStep`. Ask for the gradient once a step; the checker sees where you ask.
//:
//: **By hand first.** On L = w² with w = 1, v = 0.5, γ = 0.8 and η = 0.1: where is the gradient taken, and what is it there?

/// One step of Nesterov's momentum.
///
/// - Parameter gradient: The gradient of the loss at any point.
func nesterovStep(
    weights: inout [Double], velocity: inout [Double], learningRate: Double, momentum: Double,
    gradient: (_ point: [Double]) -> [Double]
) {
    fatalError("not written yet")
}

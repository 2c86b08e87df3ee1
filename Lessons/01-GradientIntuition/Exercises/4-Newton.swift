//: # 4 · Newton's step
//: Gradient descent has one rate for every direction. Newton's method asks for the curvatures too and steps to w − H⁻¹∇L. For two weights the Hessian is
//:
//:     H = (h₁₁ h₁₂; h₂₁ h₂₂), with hᵢⱼ = ∂²L/∂wᵢ∂wⱼ,
//:
//: and H⁻¹∇L is the step d that solves H d = ∇L.
//:
//: **To do.** Write `newtonStep`. Where H has no inverse there is no such step; return `nil`.
//:
//: **By hand first.** The ravine w₁² + 10 w₂² at (4, 2): what are ∇L and H, and where does the step lead? Then L = w₁² − w₂² at (4, 2): is that the way down?

/// Where one step of Newton's method leads from two weights.
///
/// - Returns: The new weights; nil where the Hessian has no inverse.
func newtonStep(from weights: [Double], gradient: [Double], hessian: [[Double]]) -> [Double]? {
    fatalError("not written yet")
}

//: # only the curvatures along the axes
//: Each slope was divided by its own h₁₁ or h₂₂. That is right where h₁₂ is 0; elsewhere a step along one weight changes the slope of the other, and H d = ∇L takes both into account.

/// Where one step of Newton's method leads from two weights.
func newtonStep(from weights: [Double], gradient: [Double], hessian: [[Double]]) -> [Double]? {
    let (g, h) = (gradient, hessian)
    let determinant = h[0][0] * h[1][1] - h[0][1] * h[1][0]
    guard determinant != 0 else { return nil }
    let step = [
        g[0] / h[0][0],
        g[1] / h[1][1],
    ]
    return [weights[0] - step[0], weights[1] - step[1]]
}

//: # the step for the place
//: That is the step d itself, or w − d with w forgotten. The function returns where the step leads.

/// Where one step of Newton's method leads from two weights.
func newtonStep(from weights: [Double], gradient: [Double], hessian: [[Double]]) -> [Double]? {
    let (g, h) = (gradient, hessian)
    let determinant = h[0][0] * h[1][1] - h[0][1] * h[1][0]
    guard determinant != 0 else { return nil }
    let step = [
        (h[1][1] * g[0] - h[0][1] * g[1]) / determinant,
        (h[0][0] * g[1] - h[1][0] * g[0]) / determinant,
    ]
    return step
}

//: # multiplied by the Hessian
//: The step is the inverse of H times the gradient. H times the gradient makes the steep direction longer still.

/// Where one step of Newton's method leads from two weights.
func newtonStep(from weights: [Double], gradient: [Double], hessian: [[Double]]) -> [Double]? {
    let (g, h) = (gradient, hessian)
    let determinant = h[0][0] * h[1][1] - h[0][1] * h[1][0]
    guard determinant != 0 else { return nil }
    let step = [
        h[0][0] * g[0] + h[0][1] * g[1],
        h[1][0] * g[0] + h[1][1] * g[1],
    ]
    return [weights[0] - step[0], weights[1] - step[1]]
}

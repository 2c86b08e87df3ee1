//: # not divided by the determinant
//: The inverse of a matrix of two by two is the swapped one over its determinant, h₁₁h₂₂ − h₁₂h₂₁.

/// Where one step of Newton's method leads from two weights.
func newtonStep(from weights: [Double], gradient: [Double], hessian: [[Double]]) -> [Double]? {
    let (g, h) = (gradient, hessian)
    let determinant = h[0][0] * h[1][1] - h[0][1] * h[1][0]
    guard determinant != 0 else { return nil }
    let step = [
        (h[1][1] * g[0] - h[0][1] * g[1]),
        (h[0][0] * g[1] - h[1][0] * g[0]),
    ]
    return [weights[0] - step[0], weights[1] - step[1]]
}

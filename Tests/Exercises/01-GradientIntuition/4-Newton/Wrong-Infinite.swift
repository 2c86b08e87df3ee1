//: # division by zero
//: Where the determinant is 0 the quotient is infinite or not a number, and the weights with it. Return nil before you divide.

/// Where one step of Newton's method leads from two weights.
func newtonStep(from weights: [Double], gradient: [Double], hessian: [[Double]]) -> [Double]? {
    let (g, h) = (gradient, hessian)
    let determinant = h[0][0] * h[1][1] - h[0][1] * h[1][0]
    let step = [
        (h[1][1] * g[0] - h[0][1] * g[1]) / determinant,
        (h[0][0] * g[1] - h[1][0] * g[0]) / determinant,
    ]
    return [weights[0] - step[0], weights[1] - step[1]]
}

//: # 4 · Newton's step
//: Gradient descent has one rate for every direction. Newton's method asks for the curvatures too and steps to $w - H^{-1}\nabla L$. For two weights the Hessian is
//:
//: $$H = \begin{pmatrix} h_{11} & h_{12} \\ h_{21} & h_{22} \end{pmatrix}, \qquad h_{ij} = \frac{\partial^2 L}{\partial w_i\,\partial w_j},$$
//:
//: and $H^{-1}\nabla L$ is the step $d$ that solves $H d = \nabla L$.
//:
//: **To do.** Write `newtonStep`. Where $H$ has no inverse there is no such step; return `nil`.
//:
//: **By hand first.** The ravine $w_1^2 + 10\,w_2^2$ at $(4, 2)$: what are $\nabla L$ and $H$, and where does the step lead? Then $L = w_1^2 - w_2^2$ at $(4, 2)$: is that the way down?

/// Where one step of Newton's method leads from two weights.
///
/// - Returns: The new weights; nil where the Hessian has no inverse.
func newtonStep(from weights: [Double], gradient: [Double], hessian: [[Double]]) -> [Double]? {
    fatalError("not written yet")
}

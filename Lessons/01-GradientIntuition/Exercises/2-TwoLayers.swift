//: # 2 · Two layers by hand
//: Document E's question 7 asks for the gradient of $(w \cdot x - y)^2$, one layer. Here are two. Hidden unit $j$ adds up its inputs, $z_j = \sum_i W_{ji}\,x_i$, and passes on what is positive, $a_j = \max(0, z_j)$. The output is
//: $\hat y = \sum_j v_j\,a_j$ and the loss $L = (\hat y - y)^2$. (The slope of $\max(0, z)$ is 1 where $z > 0$ and 0 elsewhere: a unit that is silent learns nothing.)
//:
//: **To do.** Write `lossAndGradient` with the chain rule, from the end: $\partial L/\partial v_j$ for the output's weights, $\partial L/\partial W_{ji}$ for the hidden ones.
//:
//: **By hand first.** $x = (1, 2)$, $y = 3$; the hidden units have the weights $(1, \tfrac12)$ and $(-1, \tfrac14)$, the output $v = (\tfrac12, 3)$. One of the two units is silent. What are $\hat y$, $L$ and the six slopes?

/// One hidden layer and one output, without biases.
struct TwoLayers {
    /// W: for each hidden unit its weights, one for each input.
    var hidden: [[Double]]

    /// v: one weight for each hidden unit.
    var output: [Double]

    /// The loss of one sample, and its slopes: `hidden` in the shape of W, `output` in that of v.
    func lossAndGradient(x: [Double], y: Double) -> (loss: Double, hidden: [[Double]], output: [Double]) {
        fatalError("not written yet")
    }
}

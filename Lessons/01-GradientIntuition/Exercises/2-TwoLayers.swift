//: # 2 · Two layers by hand
//: Document E's question 7 asks for the gradient of (w · x − y)², one layer. Here are two. Hidden unit j adds up its inputs, zⱼ = Σᵢ Wⱼᵢ xᵢ, and passes on what is positive, aⱼ = max(0, zⱼ). The output is
//: ŷ = Σⱼ vⱼ aⱼ and the loss L = (ŷ − y)². (The slope of max(0, z) is 1 where z > 0 and 0 elsewhere: a unit that is silent learns nothing.)
//:
//: **To do.** Write `lossAndGradient` with the chain rule, from the end: ∂L/∂vⱼ for the output's weights, ∂L/∂Wⱼᵢ for the hidden ones.
//:
//: **By hand first.** x = (1, 2), y = 3; the hidden units have the weights (1, ½) and (−1, ¼), the output v = (½, 3). One of the two units is silent. What are ŷ, L and the six slopes?

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

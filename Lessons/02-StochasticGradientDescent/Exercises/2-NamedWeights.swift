//: # 2 · An optimizer for named weights
//: Document E's questions 6 and 15: a step of gradient descent that refuses a gradient that is not finite, for a model of several named tensors. The lesson's explosion shows why it must refuse *before* it touches a weight: after the error the
//: weights are still those of the last good step, and can be saved.
//:
//: **To do.** Write `step`:
//: - Every tensor goes against the gradient *of its name*, w ← w − η g. The gradients may come in another order.
//: - A tensor for which there is no gradient stays as it is: it is frozen.
//: - If any number of any gradient is NaN or infinite, throw `GradientError.notFinite` with its name (that of the first such gradient), and leave everything as it was.
//: - `steps` counts the steps that were taken.
//:
//: **By hand first.** A weight of 1 and a bias of 2, gradients of 0.5 and −1, η = 0.1: what are they after a step? And after a second one, whose gradient for the bias is NaN?

/// Numbers with a name: a model's weights, or their gradient.
struct NamedTensor {
    var name: String
    var values: [Double]
}

enum GradientError: Error {
    /// Which tensor's gradient holds a NaN or an infinity.
    case notFinite(String)
}

/// Gradient descent.
struct SGD {
    var learningRate: Double

    /// How many steps were taken.
    var steps = 0

    /// Moves all weights one step along their gradients, or none of them.
    mutating func step(_ weights: inout [NamedTensor], along gradients: [NamedTensor]) throws {
        fatalError("not written yet")
    }
}

//: # 1 · A batch in parts
//: A batch is too large for the memory, so its gradient is taken in parts and put together; then it is clipped to a norm, and the weights move and decay. The model is a sum of weights times inputs, and its loss the *mean* squared
//: error. The program runs and the loss falls. Yet it is not the training that the whole batch would give, and sometimes it goes in another direction than down. There are two bugs.
//:
//: **To do.** Find both and repair them. Together the parts must give the gradient of the whole batch, however unequal they are (none is empty). Clipping must shorten what is longer than the limit, and never turn it.
//:
//: **By hand first.** Two weights of 0. The first part has the inputs (3, 0) and (0, 6), the second (1.5, 0); all three targets are −1. What is the gradient of the whole batch? And what is left of it, clipped at 1?

/// What a batch is made of: the inputs of a model and what it should answer.
typealias Sample = (inputs: [Double], target: Double)

/// The gradient of the mean squared error over some samples.
func gradient(at weights: [Double], on samples: [Sample]) -> [Double] {
    weights.indices.map { i in
        samples.map { sample in
            let answer = zip(weights, sample.inputs).map { $0 * $1 }.reduce(0, +)
            return 2 * (answer - sample.target) * sample.inputs[i]
        }.reduce(0, +) / Double(samples.count)
    }
}

/// The gradient of the batch that consists of the parts.
func accumulated(at weights: [Double], over parts: [[Sample]]) -> [Double] {
    var sum = weights.map { _ in 0.0 }
    for part in parts {
        let slopes = gradient(at: weights, on: part)
        for i in sum.indices { sum[i] += slopes[i] / Double(parts.count) }
    }
    return sum
}

/// The gradient, shortened to the limit if its norm is larger.
func clipped(_ gradient: [Double], to limit: Double) -> [Double] {
    gradient.map { min(max($0, -limit), limit) }
}

/// One step of gradient descent, with weight decay beside the gradient.
func step(_ weights: inout [Double], on parts: [[Sample]], learningRate: Double, decay: Double, limit: Double) {
    let slopes = clipped(accumulated(at: weights, over: parts), to: limit)
    for i in weights.indices { weights[i] -= learningRate * (slopes[i] + decay * weights[i]) }
}

import Foundation

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
    let count = parts.map(\.count).reduce(0, +)
    var sum = weights.map { _ in 0.0 }
    for part in parts {
        let slopes = gradient(at: weights, on: part)
        for i in sum.indices { sum[i] += slopes[i] * Double(part.count) / Double(count) }
    }
    return sum
}

/// The gradient, shortened to the limit if its norm is larger.
func clipped(_ gradient: [Double], to limit: Double) -> [Double] {
    let norm = gradient.map { $0 * $0 }.reduce(0, +).squareRoot()
    guard norm > limit else { return gradient }
    return gradient.map { $0 * limit / norm }
}

/// One step of gradient descent, with weight decay beside the gradient.
func step(_ weights: inout [Double], on parts: [[Sample]], learningRate: Double, decay: Double, limit: Double) {
    let slopes = clipped(accumulated(at: weights, over: parts), to: limit)
    for i in weights.indices { weights[i] -= learningRate * (slopes[i] + decay * weights[i]) }
}

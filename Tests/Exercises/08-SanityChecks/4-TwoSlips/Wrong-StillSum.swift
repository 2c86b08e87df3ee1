//: # the gradient is a sum
//: The softmax is taken once now. But the loss is a mean over the samples and its gradient is not: the step grows with their number.

import Foundation

/// Trains a linear classifier by gradient descent on the whole batch; its weights begin at zero, `weights[class][feature]`.
///
/// Returns the loss before each step, and the weights after it.
func train(
    _ samples: [[Double]], _ labels: [Int], classes: Int, steps: Int, learningRate: Double
) -> [(loss: Double, weights: [[Double]])] {
    let zeros = [[Double]](repeating: [Double](repeating: 0, count: samples[0].count), count: classes)
    var weights = zeros
    return (0..<steps).map { _ in
        var (loss, gradient) = (0.0, zeros)
        for (x, label) in zip(samples, labels) {
            let prediction = predict(x, weights)
            let probabilities = prediction
            loss -= log(probabilities[label]) / Double(samples.count)
            for c in 0..<classes {
                let slope = probabilities[c] - (c == label ? 1 : 0)
                for i in x.indices { gradient[c][i] += slope * x[i] }
            }
        }
        for c in 0..<classes {
            for i in weights[c].indices { weights[c][i] -= learningRate * gradient[c][i] }
        }
        return (loss, weights)
    }
}

/// What the classifier makes of one sample.
func predict(_ x: [Double], _ weights: [[Double]]) -> [Double] {
    softmax(weights.map { row in zip(row, x).map { $0 * $1 }.reduce(0, +) })
}

func softmax(_ scores: [Double]) -> [Double] {
    let largest = scores.max() ?? 0
    let powers = scores.map { exp($0 - largest) }
    return powers.map { $0 / powers.reduce(0, +) }
}

//: # 4 · A good first loss and two slips
//: A linear classifier, trained by gradient descent with the gradient of the cross-entropy, p_c − [c = y] for the score of class c. Its first loss is ln C to the last digit. Its author reports: “With twice as many samples I must halve the rate, though I take means. And though it
//: comes to predict everything rightly, the loss stays far from zero.” There are two bugs.
//:
//: **To do.** Find them and repair them. Which of the lesson's checks sees which, and why does the first loss see neither?
//:
//: **By hand first.** Two classes, the samples (1, 0) of class 0 and (0, 1) of class 1, η = 1. All weights are zero: what are the probabilities, the mean gradient, and the weights after one step?

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
            let probabilities = softmax(prediction)
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

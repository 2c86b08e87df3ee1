//: # softmax taken twice
//: The probabilities are put through the softmax as if they were scores. The formula begins with scores and makes probabilities of them once.

import Foundation

enum Verdict: String { case passed, warning, failed }

func crossEntropy(_ scores: [[Double]], _ labels: [Int]) -> Double {
    let losses = zip(scores, labels).map { raw, label in
        let top = raw.max() ?? 0
        let total = raw.map { exp($0 - top) }.reduce(0, +)
        let scores = raw.map { exp($0 - top) / total }
        let largest = scores.max() ?? 0
        let sum = scores.map { exp($0 - largest) }.reduce(0, +)
        return largest + log(sum) - scores[label]
    }
    return losses.reduce(0, +) / Double(losses.count)
}

func verdict(loss: Double, classes: Int) -> Verdict {
    let expected = log(Double(classes))
    if (-0.2...4.5).contains(loss - expected) { return .passed }
    return loss > expected / 2 && loss < 2 * (expected + 4.5) ? .warning : .failed
}

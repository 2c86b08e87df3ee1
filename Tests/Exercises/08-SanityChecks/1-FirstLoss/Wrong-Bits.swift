//: # the logarithm to base 2
//: That is the loss in bits, 1.44 times as large. Cross-entropy and ln C are taken with the natural logarithm.

import Foundation

enum Verdict: String { case passed, warning, failed }

func crossEntropy(_ scores: [[Double]], _ labels: [Int]) -> Double {
    let losses = zip(scores, labels).map { scores, label in
        let largest = scores.max() ?? 0
        let sum = scores.map { exp($0 - largest) }.reduce(0, +)
        return (largest + log(sum) - scores[label]) / log(2.0)
    }
    return losses.reduce(0, +) / Double(losses.count)
}

func verdict(loss: Double, classes: Int) -> Verdict {
    let expected = log2(Double(classes))
    if (-0.2...4.5).contains(loss - expected) { return .passed }
    return loss > expected / 2 && loss < 2 * (expected + 4.5) ? .warning : .failed
}

//: # the scores are too large for exp
//: The largest score is not taken off first. exp overflows at 710, and the loss is no number any more.

import Foundation

enum Verdict: String { case passed, warning, failed }

func crossEntropy(_ scores: [[Double]], _ labels: [Int]) -> Double {
    let losses = zip(scores, labels).map { scores, label in
        let sum = scores.map { exp($0) }.reduce(0, +)
        return -log(exp(scores[label]) / sum)
    }
    return losses.reduce(0, +) / Double(losses.count)
}

func verdict(loss: Double, classes: Int) -> Verdict {
    let expected = log(Double(classes))
    if (-0.2...4.5).contains(loss - expected) { return .passed }
    return loss > expected / 2 && loss < 2 * (expected + 4.5) ? .warning : .failed
}

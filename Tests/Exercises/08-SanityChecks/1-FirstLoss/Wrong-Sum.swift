//: # a sum for the mean
//: The losses of the samples are added up and not divided by their number. A batch of 32 then starts at 32·ln C.

import Foundation

enum Verdict: String { case passed, warning, failed }

func crossEntropy(_ scores: [[Double]], _ labels: [Int]) -> Double {
    let losses = zip(scores, labels).map { scores, label in
        let largest = scores.max() ?? 0
        let sum = scores.map { exp($0 - largest) }.reduce(0, +)
        return largest + log(sum) - scores[label]
    }
    return losses.reduce(0, +)
}

func verdict(loss: Double, classes: Int) -> Verdict {
    let expected = log(Double(classes))
    if (-0.2...4.5).contains(loss - expected) { return .passed }
    return loss > expected / 2 && loss < 2 * (expected + 4.5) ? .warning : .failed
}

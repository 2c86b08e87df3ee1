//: # a NaN passes
//: Every comparison with NaN is false, so a check that looks for what is wrong finds nothing. Ask for what is *right*, and let everything else fail.

import Foundation

enum Verdict: String { case passed, warning, failed }

func crossEntropy(_ scores: [[Double]], _ labels: [Int]) -> Double {
    let losses = zip(scores, labels).map { scores, label in
        let largest = scores.max() ?? 0
        let sum = scores.map { exp($0 - largest) }.reduce(0, +)
        return largest + log(sum) - scores[label]
    }
    return losses.reduce(0, +) / Double(losses.count)
}

func verdict(loss: Double, classes: Int) -> Verdict {
    let expected = log(Double(classes))
    if loss <= expected / 2 || loss >= 2 * (expected + 4.5) { return .failed }
    if loss < expected - 0.2 || loss > expected + 4.5 { return .warning }
    return .passed
}

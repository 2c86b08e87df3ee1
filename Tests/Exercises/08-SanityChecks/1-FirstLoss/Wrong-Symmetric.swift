//: # as much below as above
//: Opinions cost something, so a sound network may start well above ln C. Nothing sound makes it start far below: the room there is 0.2.

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
    if (-4.5...4.5).contains(loss - expected) { return .passed }
    return loss > expected / 2 && loss < 2 * (expected + 4.5) ? .warning : .failed
}

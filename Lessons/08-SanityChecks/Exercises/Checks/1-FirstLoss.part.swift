import Checking
@testable import Exercise

/// A batch's loss and what the check makes of it. In: the number of classes, of samples, the labels, the scores. Out: the loss, and 0, 1 or 2 for
/// passed, warning or failed.
serve { request in
    let (classes, samples) = (Int(request[0]), Int(request[1]))
    let labels = request[2..<(2 + samples)].map { Int($0) }
    let scores = (0..<samples).map { sample in
        let start = 2 + samples + sample * classes
        return Array(request[start..<(start + classes)])
    }
    let loss = crossEntropy(scores, labels)
    let verdict =
        switch verdict(loss: loss, classes: classes) {
        case .passed: 0.0
        case .warning: 1.0
        case .failed: 2.0
        }
    return [loss, verdict]
}

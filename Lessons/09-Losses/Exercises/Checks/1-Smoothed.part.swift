import Checking
@testable import Exercise

/// The slopes of a batch's losses at their own scores. In: ε, the number of samples, the labels, the scores. Out: a slope for each score.
serve { request in
    let samples = Int(request[1])
    let labels = request[2..<(2 + samples)].map { Int($0) }
    let scores = Array(request[(2 + samples)...])
    let classes = scores.count / samples
    return labels.indices.flatMap { sample in
        let own = Array(scores[(sample * classes)..<((sample + 1) * classes)])
        return smoothedCrossEntropy(own, label: labels[sample], smoothing: request[0]).slopes
    }
}

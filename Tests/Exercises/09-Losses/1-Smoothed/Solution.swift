import Foundation

/// Cross-entropy of one sample against a smoothed label, and its slopes at the scores.
func smoothedCrossEntropy(_ scores: [Double], label: Int, smoothing: Double) -> (loss: Double, slopes: [Double]) {
    let share = smoothing / Double(scores.count)
    let target = scores.indices.map { $0 == label ? 1 - smoothing + share : share }
    let largest = scores.max() ?? 0
    let powers = scores.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    let mean = zip(target, scores).map { $0 * $1 }.reduce(0, +)
    let loss = largest + log(sum) - mean
    let slopes = zip(powers, target).map { $0 / sum - $1 }
    return (loss, slopes)
}

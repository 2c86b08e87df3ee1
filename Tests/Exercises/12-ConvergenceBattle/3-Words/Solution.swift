import Foundation

/// What moves the scores.
enum Rule { case descent, sign }

/// Every word's loss, and the slopes of the text's loss at the scores.
func lossesAndSlopes(
    scores: [[Double]], shares: [Double], next: [[Double]]
) -> (losses: [Double], slopes: [[Double]]) {
    var losses: [Double] = []
    var slopes: [[Double]] = []
    for k in scores.indices {
        let largest = scores[k].max() ?? 0
        let sum = scores[k].map { exp($0 - largest) }.reduce(0, +)
        let logarithms = scores[k].map { $0 - largest - log(sum) }
        let terms = zip(next[k], logarithms).map { -$0 * $1 }
        losses.append(terms.reduce(0, +))
        slopes.append(zip(logarithms, next[k]).map { shares[k] * (exp($0) - $1) })
    }
    return (losses, slopes)
}

/// After how many steps each word is known; nil for those that are not after `limit` steps.
func stepsUntilKnown(shares: [Double], next: [[Double]], rate: Double, rule: Rule, limit: Int) -> [Int?] {
    var scores = next.map { row in row.map { _ in 0.0 } }
    let least = next.map { row in row.map { -$0 * log($0) }.reduce(0, +) }
    let start = lossesAndSlopes(scores: scores, shares: shares, next: next).losses
    var steps = [Int?](repeating: nil, count: shares.count)
    for step in 1...limit {
        let slopes = lossesAndSlopes(scores: scores, shares: shares, next: next).slopes
        for k in scores.indices {
            for j in scores[k].indices {
                let direction = slopes[k][j] > 0 ? 1.0 : -1.0
                scores[k][j] -= rate * (rule == .descent ? slopes[k][j] : direction)
            }
        }
        let losses = lossesAndSlopes(scores: scores, shares: shares, next: next).losses
        for k in steps.indices where steps[k] == nil && losses[k] - least[k] <= (start[k] - least[k]) / 10 {
            steps[k] = step
        }
    }
    return steps
}

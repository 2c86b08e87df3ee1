//: # a straight line
//: The same amount is taken off in every period. Exponential decay takes the same part off, and never reaches zero.

import Foundation

/// A learning rate that is multiplied by the same factor again and again.
struct ExponentialDecay {
    let start: Double
    let factor: Double
    let period: Int
    let isStaircase: Bool

    func rate(at step: Int) -> Double {
        let periods = Double(step) / Double(period)
        return start * (1 - (1 - factor) * (isStaircase ? periods.rounded(.down) : periods))
    }
}

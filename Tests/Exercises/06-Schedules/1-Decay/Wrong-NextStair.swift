//: # the next stair
//: The number of periods is rounded up, so the rate falls at the beginning of a period. A period counts when it is over.

import Foundation

/// A learning rate that is multiplied by the same factor again and again.
struct ExponentialDecay {
    let start: Double
    let factor: Double
    let period: Int
    let isStaircase: Bool

    func rate(at step: Int) -> Double {
        let periods = Double(step) / Double(period)
        return start * pow(factor, isStaircase ? periods.rounded(.up) : periods)
    }
}

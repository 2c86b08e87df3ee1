//: # steps that count from 1
//: Step 0 gets the rate of step 1. The first step is 0, and nothing has decayed yet.

import Foundation

/// A learning rate that is multiplied by the same factor again and again.
struct ExponentialDecay {
    let start: Double
    let factor: Double
    let period: Int
    let isStaircase: Bool

    func rate(at step: Int) -> Double {
        let periods = Double(step + 1) / Double(period)
        return start * pow(factor, isStaircase ? periods.rounded(.down) : periods)
    }
}

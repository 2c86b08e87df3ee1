//: # factor and period the wrong way round
//: The exponent is T/t, where it should be t/T: at first almost everything is gone, and then the rate rises.

import Foundation

/// A learning rate that is multiplied by the same factor again and again.
struct ExponentialDecay {
    let start: Double
    let factor: Double
    let period: Int
    let isStaircase: Bool

    func rate(at step: Int) -> Double {
        if step == 0 { return start }
        let periods = Double(period) / Double(step)
        return start * pow(factor, isStaircase ? periods.rounded(.down) : periods)
    }
}

//: # no stairs
//: The staircase falls at every step, as the smooth rate does. Its exponent is the number of whole periods that have passed.

import Foundation

/// A learning rate that is multiplied by the same factor again and again.
struct ExponentialDecay {
    let start: Double
    let factor: Double
    let period: Int
    let isStaircase: Bool

    func rate(at step: Int) -> Double {
        let periods = Double(step) / Double(period)
        return start * pow(factor, periods)
    }
}

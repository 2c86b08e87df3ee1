//: # a whole-number division
//: The step is divided by the period as an integer, and what is left over is dropped: that is the staircase, and the smooth rate has become one too. Divide as `Double` there.

import Foundation

/// A learning rate that is multiplied by the same factor again and again.
struct ExponentialDecay {
    let start: Double
    let factor: Double
    let period: Int
    let isStaircase: Bool

    func rate(at step: Int) -> Double {
        return start * pow(factor, Double(step / period))
    }
}

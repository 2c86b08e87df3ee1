//: # the factor at every step
//: The rate is multiplied by the whole factor in each step; that factor belongs to a period. The exponent is t/T.

import Foundation

/// A learning rate that is multiplied by the same factor again and again.
struct ExponentialDecay {
    let start: Double
    let factor: Double
    let period: Int
    let isStaircase: Bool

    func rate(at step: Int) -> Double {
        return start * pow(factor, Double(isStaircase ? step / period : step))
    }
}

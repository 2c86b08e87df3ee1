//: # down to zero
//: Scores may grow without end, and then the loss goes to zero. Probabilities end at 1: the second softmax gets at best (1, 0, 0).

import Foundation

let firstLoss: Double? = log(1000)
let inProportion: Double? = 0.9 * 0.9 + 0.1 * 0.1
let commonness: Double? = -0.9 * log(0.9) - 0.1 * log(0.1)
let lowest: Double? = 0

//: # ln 10
//: That is the loss for ten classes. Knowing nothing of a thousand costs three times as much.

import Foundation

let firstLoss: Double? = log(10)
let inProportion: Double? = 0.9 * 0.9 + 0.1 * 0.1
let commonness: Double? = -0.9 * log(0.9) - 0.1 * log(0.1)
let lowest: Double? = log(exp(1) + 2) - 1

//: # the score is not taken off
//: ln(e + 2) is the logarithm of the sum. The loss is that less the score of the right class, which is 1.

import Foundation

let firstLoss: Double? = log(1000)
let inProportion: Double? = 0.9 * 0.9 + 0.1 * 0.1
let commonness: Double? = -0.9 * log(0.9) - 0.1 * log(0.1)
let lowest: Double? = log(exp(1) + 2)

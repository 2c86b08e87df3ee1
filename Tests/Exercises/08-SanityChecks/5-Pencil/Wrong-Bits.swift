//: # the logarithm to base 2
//: That is the loss in bits. Cross-entropy takes the natural logarithm.

import Foundation

let firstLoss: Double? = log2(1000)
let inProportion: Double? = 0.9 * 0.9 + 0.1 * 0.1
let commonness: Double? = -0.9 * log(0.9) - 0.1 * log(0.1)
let lowest: Double? = log(exp(1) + 2) - 1

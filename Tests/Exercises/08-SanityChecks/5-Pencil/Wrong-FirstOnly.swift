//: # the loss of the common class alone
//: One sample in ten is of the second class, and it costs −ln 0.1. The mean is over both.

import Foundation

let firstLoss: Double? = log(1000)
let inProportion: Double? = 0.9 * 0.9 + 0.1 * 0.1
let commonness: Double? = -log(0.9)
let lowest: Double? = log(exp(1) + 2) - 1

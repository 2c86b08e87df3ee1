//: # one class too many
//: Of the three classes one has e, the other two have e⁰ = 1 each: the sum is e + 2.

import Foundation

let firstLoss: Double? = log(1000)
let inProportion: Double? = 0.9 * 0.9 + 0.1 * 0.1
let commonness: Double? = -0.9 * log(0.9) - 0.1 * log(0.1)
let lowest: Double? = log(exp(1) + 3) - 1

//: # a mean over classes, not samples
//: The two losses are averaged as if the classes were equally common. Weigh them with 0.9 and 0.1.

import Foundation

let firstLoss: Double? = log(1000)
let inProportion: Double? = 0.9 * 0.9 + 0.1 * 0.1
let commonness: Double? = -(log(0.9) + log(0.1)) / 2
let lowest: Double? = log(exp(1) + 2) - 1

//: # what knowing nothing costs
//: That is ln 2, for a network that gives both the same. This one knows how common the classes are.

import Foundation

let firstLoss: Double? = log(1000)
let inProportion: Double? = 0.9 * 0.9 + 0.1 * 0.1
let commonness: Double? = log(2)
let lowest: Double? = log(exp(1) + 2) - 1

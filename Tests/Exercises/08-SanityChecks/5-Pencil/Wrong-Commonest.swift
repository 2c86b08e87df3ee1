//: # always the commonest class
//: That would be right nine times in ten, and is the better way to guess. The question is for guesses in proportion.

import Foundation

let firstLoss: Double? = log(1000)
let inProportion: Double? = 0.9
let commonness: Double? = -0.9 * log(0.9) - 0.1 * log(0.1)
let lowest: Double? = log(exp(1) + 2) - 1

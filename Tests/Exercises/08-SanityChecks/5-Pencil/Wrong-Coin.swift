//: # a coin
//: Half is right if one guesses both classes equally often. Here guess and truth are both the first class nine times in ten.

import Foundation

let firstLoss: Double? = log(1000)
let inProportion: Double? = 0.5
let commonness: Double? = -0.9 * log(0.9) - 0.1 * log(0.1)
let lowest: Double? = log(exp(1) + 2) - 1

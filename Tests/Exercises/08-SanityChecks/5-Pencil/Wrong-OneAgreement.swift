//: # agreement on the first class alone
//: A guess may also agree with the truth on the second class, once in a hundred.

import Foundation

let firstLoss: Double? = log(1000)
let inProportion: Double? = 0.81
let commonness: Double? = -0.9 * log(0.9) - 0.1 * log(0.1)
let lowest: Double? = log(exp(1) + 2) - 1

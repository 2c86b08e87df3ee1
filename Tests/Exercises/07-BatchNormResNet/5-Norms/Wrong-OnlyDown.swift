//: # all halves
//: Twelve of the blocks multiply by 1½; only the other twelve halve.

let timesSmaller: Double? = 4
let exponent: Double? = -7.2
let outputAlone: Double? = 2

//: # nothing is subtracted
//: A batch of one has a mean too: the number itself. It is taken off.

let timesSmaller: Double? = 4
let exponent: Double? = -1.5
let outputAlone: Double? = 23

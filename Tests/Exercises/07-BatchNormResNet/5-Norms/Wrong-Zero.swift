//: # the offset is forgotten
//: What is normalised is 0, but the offset is added afterwards.

let timesSmaller: Double? = 4
let exponent: Double? = -1.5
let outputAlone: Double? = 0

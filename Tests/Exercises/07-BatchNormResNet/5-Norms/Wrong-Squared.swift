//: # four times smaller twice over
//: The gradient is divided by a σ four times as large, once. (A step *relative* to the weights is sixteen times smaller; that is another question.)

let timesSmaller: Double? = 16
let exponent: Double? = -1.5
let outputAlone: Double? = 2

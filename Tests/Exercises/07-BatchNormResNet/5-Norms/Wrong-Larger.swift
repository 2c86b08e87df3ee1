//: # a larger gradient
//: Without a norm a larger weight in one layer makes others’ gradients larger. This one’s own gradient shrinks: to change anything, a weight four times as large must move four times as far.

let timesSmaller: Double? = 0.25
let exponent: Double? = -1.5
let outputAlone: Double? = 2

//: # up and down cancel
//: They would if the factors were 2 and ½. These are 1½ and ½, and their product is ¾ for each pair.

let timesSmaller: Double? = 4
let exponent: Double? = 0
let outputAlone: Double? = 2

//: # only the factors above 1
//: The blocks with F′ = −½ halve the gradient, the “+1” notwithstanding.

let timesSmaller: Double? = 4
let exponent: Double? = 2.1
let outputAlone: Double? = 2

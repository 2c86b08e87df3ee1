//: # a tenth of the progress
//: Ten times smaller steps do not make a tenth of the factor, but its tenth root: the shrinkage is multiplied step by step.

let bestTail: Double? = 100
let slowTail: Double? = 10
let timidTail: Double? = 10

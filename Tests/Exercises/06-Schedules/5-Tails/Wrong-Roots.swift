//: # as the root of the number of steps
//: An average of t noisy numbers is off by 1/√t. The loss is the square of that.

let bestTail: Double? = 10
let slowTail: Double? = 10
let timidTail: Double? = 2.5

//: # a tenth of the rate is only a factor
//: The shape is right, but each step forgets a tenth as much of the start, and the rates shrink before the walk has arrived: the distance falls as t to the power −1/10.

let bestTail: Double? = 100
let slowTail: Double? = 10
let timidTail: Double? = 100

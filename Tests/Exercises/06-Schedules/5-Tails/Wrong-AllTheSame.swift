//: # every falling rate is as good
//: The loss stands on the floor of the rate it has just now. A rate that falls ten times leaves a floor ten times lower, no more.

let bestTail: Double? = 100
let slowTail: Double? = 100
let timidTail: Double? = 2.5

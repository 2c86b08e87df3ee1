//: # no progress at all
//: The steps shrink, but their sum grows without end, as the logarithm of t: the walk never stands still. It is only very slow.

let bestTail: Double? = 100
let slowTail: Double? = 10
let timidTail: Double? = 1

//: # it comes to rest
//: As the slope shrinks the ruler shrinks with it, so a step is always about η long: it hops over the minimum, from one side to the other.

let timesAsMany: Double? = 1
let restlessness: Double? = 0

//: # the start is forgotten
//: Only a settled average makes the step η long. At the first step s is not yet g² but (1 − β)·g², and the step is longer.

let firstStep: Double? = 0.01
let hundredthStep: Double? = 0.05
let settledStep: Double? = 0.075

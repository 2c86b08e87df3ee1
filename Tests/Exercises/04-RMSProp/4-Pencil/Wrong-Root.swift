//: # divided by 1 − β, not by its root
//: s holds (1 − β)·g² after one step; the step is divided by the root of that.

let firstStep: Double? = 0.01 / 0.01
let hundredthStep: Double? = 0.05
let settledStep: Double? = 0.075

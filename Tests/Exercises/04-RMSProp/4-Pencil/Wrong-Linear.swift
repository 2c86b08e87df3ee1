//: # steps that fall with t
//: The squares add up to t·g², and the step is divided by their root: it falls with √t.

let firstStep: Double? = 0.1
let hundredthStep: Double? = 0.5 / 100
let settledStep: Double? = 0.075

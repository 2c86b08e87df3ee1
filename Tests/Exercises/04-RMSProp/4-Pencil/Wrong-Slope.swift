//: # the slope is still in the step
//: AdaGrad’s ruler is 3·√t and the slope is 3: it drops out.

let firstStep: Double? = 0.1
let hundredthStep: Double? = 1.5 / 100.0.squareRoot()
let settledStep: Double? = 0.075

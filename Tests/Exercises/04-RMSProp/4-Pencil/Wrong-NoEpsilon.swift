//: # ε is too small to matter
//: It is compared with √s, which is the slope itself: a third of it here.

let firstStep: Double? = 0.1
let hundredthStep: Double? = 0.05
let settledStep: Double? = 0.1

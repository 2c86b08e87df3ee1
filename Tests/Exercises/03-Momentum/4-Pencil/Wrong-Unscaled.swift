//: # the velocity for the step
//: That is the velocity g/(1 − γ). A step is η times it.

let longestStep: Double? = 2 / (1 - 0.95)
let swingsFrom: Double? = 0.25
let largestRate: Double? = 2 * (1 + 0.9) / 20

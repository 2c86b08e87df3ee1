//: # one step of gradient descent
//: That is ηg, the first step. Each later one adds γ times the step before, so they grow to ηg/(1 − γ).

let longestStep: Double? = 0.01 * 2
let swingsFrom: Double? = 0.25
let largestRate: Double? = 2 * (1 + 0.9) / 20

//: # the limit divided by the gain
//: Momentum multiplies steady steps by 1/(1 − γ), but at the edge the ball goes to and fro, and the velocity damps it: the limit grows by 1 + γ.

let longestStep: Double? = 0.01 * 2 / (1 - 0.95)
let swingsFrom: Double? = 0.25
let largestRate: Double? = 2 * (1 - 0.9) / 20

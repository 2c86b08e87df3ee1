//: # the other root
//: (1 − √γ)² = ηλ has a second solution, above 1, where no descent is stable.

let longestStep: Double? = 0.01 * 2 / (1 - 0.95)
let swingsFrom: Double? = 2.25
let largestRate: Double? = 2 * (1 + 0.9) / 20

//: # the limit of plain gradient descent
//: That is 2/λ, right for γ = 0. With momentum one z is −1 at ηλ = 2(1 + γ).

let longestStep: Double? = 0.01 * 2 / (1 - 0.95)
let swingsFrom: Double? = 0.25
let largestRate: Double? = 2 / 20.0

import Foundation

let pushOnTheWrong: Double? = 0.6
let pushOnTheRight: Double? = 2 * 0.6 * (-0.6 * 0.1) + 2 * 0.3 * (-0.3 * 0.1) + 2 * (0.1 - 1) * 0.1 * (1 - 0.1)
let lead: Double? = log(0.85 / 0.05)
let estimate: Double? = 5.5 / 3

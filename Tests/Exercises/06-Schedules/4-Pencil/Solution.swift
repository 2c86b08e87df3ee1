import Foundation

let stepsToHalf: Double? = 100 * log(0.5) / log(0.96)
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 7
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 1 / 6.0

//: # the factor per step
//: 0.96 is the factor of a hundred steps, not of one.

let stepsToHalf: Double? = 16.98
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 7
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 1 / 6.0

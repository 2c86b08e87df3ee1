//: # the far tail
//: 1/(λt) is the rate once nothing is left of the start. Here the start still counts: find v after the first step.

let stepsToHalf: Double? = 1697.97
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 7
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 0.5

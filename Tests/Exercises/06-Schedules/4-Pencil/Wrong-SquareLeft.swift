//: # v shrinks by the first term only
//: (1 − ηλ)²·v = 1/4 is what the step leaves of v, but its noise adds η²σ² = 1/4 again.

let stepsToHalf: Double? = 1697.97
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 7
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 0.1

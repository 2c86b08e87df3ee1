//: # as if the rate stayed at the top
//: That is the area of a constant rate. The cosine is as far below the half in its second half as it is above it in the first.

let stepsToHalf: Double? = 1697.97
let area: Double? = 300
let cuts: Double? = 7
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 1 / 6.0

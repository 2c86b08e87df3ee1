//: # a cut too many
//: The last 20 of the 230 batches are not a period yet. The first cut comes after thirty batches, not before them.

let stepsToHalf: Double? = 1697.97
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 8
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 1 / 6.0

//: # a part of a cut
//: 230 batches are seven whole periods and a rest. The schedule cuts when a period is over; the rest does nothing yet.

let stepsToHalf: Double? = 1697.97
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 230 / 30.0
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 1 / 6.0

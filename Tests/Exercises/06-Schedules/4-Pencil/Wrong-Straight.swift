//: # the same amount every hundred steps
//: 0.004 is what the first hundred steps take off. Later ones take four per cent of what is left, and that is less.

let stepsToHalf: Double? = 1250
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 7
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 1 / 6.0

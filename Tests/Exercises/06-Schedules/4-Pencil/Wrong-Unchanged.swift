//: # v has not changed
//: 1/4 was best for v = 1. The step has made v smaller: 1/v has grown by λ²/σ².

let stepsToHalf: Double? = 1697.97
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 7
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 0.25

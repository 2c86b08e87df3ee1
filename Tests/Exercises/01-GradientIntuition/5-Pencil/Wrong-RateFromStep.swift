//: # the step for the rate
//: The step was 7 long, and 7 = η · slope with the slope λw = 40, not 8 or 5.

let rate: Double? = 7 / 8.0
let largestRate: Double? = 2 / 24.0
let bestFactor: Double? = (24 - 6) / (24 + 6.0)
let timesAsWide: Double? = 512 * 1.587401

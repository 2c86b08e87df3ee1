//: # upside down
//: Float32 rounds more coarsely, so h must be wider: the factor is above 1.

let rate: Double? = (1 + 2 / 5.0) / 8
let largestRate: Double? = 2 / 24.0
let bestFactor: Double? = (24 - 6) / (24 + 6.0)
let timesAsWide: Double? = 1 / (512 * 1.587401)

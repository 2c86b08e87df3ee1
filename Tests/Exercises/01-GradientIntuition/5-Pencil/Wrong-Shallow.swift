//: # the limit of the shallow weight
//: 2/6 is where w₁ flies apart. The steep one is gone long before, and one is enough.

let rate: Double? = (1 + 2 / 5.0) / 8
let largestRate: Double? = 2 / 6.0
let bestFactor: Double? = (24 - 6) / (24 + 6.0)
let timesAsWide: Double? = 512 * 1.587401

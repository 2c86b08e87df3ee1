//: # the rate for the factor
//: 1/15 is the rate at which the two factors are equal in size. The question is for the factor, |1 − ηλ|.

let rate: Double? = (1 + 2 / 5.0) / 8
let largestRate: Double? = 2 / 24.0
let bestFactor: Double? = 1 / 15.0
let timesAsWide: Double? = 512 * 1.587401

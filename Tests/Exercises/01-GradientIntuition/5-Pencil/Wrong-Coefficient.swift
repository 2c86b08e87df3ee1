//: # the coefficient for the curvature
//: 12 stands in front of the square; the second derivative of 12w² is 24.

let rate: Double? = (1 + 2 / 5.0) / 8
let largestRate: Double? = 2 / 12.0
let bestFactor: Double? = (24 - 6) / (24 + 6.0)
let timesAsWide: Double? = 512 * 1.587401

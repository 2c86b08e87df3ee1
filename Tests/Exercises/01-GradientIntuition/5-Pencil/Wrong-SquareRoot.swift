//: # a square root
//: That is for the one-sided difference, whose errors h/2 and u/h balance at a square root. The central difference has h²/6, which makes it a cube root.

let rate: Double? = (1 + 2 / 5.0) / 8
let largestRate: Double? = 2 / 24.0
let bestFactor: Double? = (24 - 6) / (24 + 6.0)
let timesAsWide: Double? = 23170.475

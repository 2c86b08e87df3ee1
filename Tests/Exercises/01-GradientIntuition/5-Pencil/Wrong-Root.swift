//: # the root of κ
//: (√κ − 1)/(√κ + 1) belongs to momentum (lesson 3). Plain descent has κ itself.

let rate: Double? = (1 + 2 / 5.0) / 8
let largestRate: Double? = 2 / 24.0
let bestFactor: Double? = 1 / 3.0
let timesAsWide: Double? = 512 * 1.587401

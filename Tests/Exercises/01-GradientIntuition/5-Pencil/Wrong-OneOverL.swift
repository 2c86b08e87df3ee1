//: # the factor at 1/λ
//: That is the shallow weight's factor when the steep one arrives in a single step, η = 1/24. A somewhat larger rate, at which the steep weight hops, does better.

let rate: Double? = (1 + 2 / 5.0) / 8
let largestRate: Double? = 2 / 24.0
let bestFactor: Double? = 1 - 6 / 24.0
let timesAsWide: Double? = 512 * 1.587401

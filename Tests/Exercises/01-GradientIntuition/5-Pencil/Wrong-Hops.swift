//: # where hopping begins
//: Above 1/λ the steep weight hops across the minimum, but it still closes in. It flies apart above 2/λ.

let rate: Double? = (1 + 2 / 5.0) / 8
let largestRate: Double? = 1 / 24.0
let bestFactor: Double? = (24 - 6) / (24 + 6.0)
let timesAsWide: Double? = 512 * 1.587401

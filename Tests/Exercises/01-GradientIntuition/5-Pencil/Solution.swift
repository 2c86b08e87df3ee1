let rate: Double? = (1 + 2 / 5.0) / 8
let largestRate: Double? = 2 / 24.0
let bestFactor: Double? = (24 - 6) / (24 + 6.0)
let timesAsWide: Double? = 512 * 1.587401

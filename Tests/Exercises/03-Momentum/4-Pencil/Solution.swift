let longestStep: Double? = 0.01 * 2 / (1 - 0.95)
let swingsFrom: Double? = 0.25
let largestRate: Double? = 2 * (1 + 0.9) / 20

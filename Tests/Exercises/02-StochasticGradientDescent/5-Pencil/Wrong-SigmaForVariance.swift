//: # σ in place of σ²
//: The formula has the variance σ² = 4; 2 is its root.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 23 * 10
let height: Double? = 0.1 * 2 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 1 / (2 * (2 - 0.2 * 5))

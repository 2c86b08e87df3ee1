//: # variance and noise mixed
//: σ²/B is the variance of the batch's gradient. The noise is its root, and 1.5 is a noise: square both or neither.

let batchSize: Double? = 12 * 12 / 1.5
let updates: Double? = 23 * 10
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 1 / (2 * (2 - 0.2 * 5))

//: # the variance halved
//: A batch four times as large halves the noise, and quarters the variance, which the formula has.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 23 * 10
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 2 / (2 * (2 - 0.2 * 5))

//: # the same variance as before
//: The rate was doubled, but larger batches have quieter gradients: the variance is a quarter.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 23 * 10
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 4 / (2 * (2 - 0.2 * 5))

//: # the old rate
//: That is a quarter of the old floor: the larger batch is in it, the doubled rate is not.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 23 * 10
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.1 * 1 / (2 * (2 - 0.1 * 5))

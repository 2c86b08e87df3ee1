//: # one epoch
//: That is one pass over the data. The question is for ten.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 23
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 1 / (2 * (2 - 0.2 * 5))

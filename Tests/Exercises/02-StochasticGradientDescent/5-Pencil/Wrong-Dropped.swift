//: # the incomplete batches dropped
//: 1,442 is 22 full batches and 34 images more, which make a step of their own.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 22 * 10
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 1 / (2 * (2 - 0.2 * 5))

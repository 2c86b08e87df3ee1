//: # batches across epochs, and the rest dropped
//: 14,420/64 is 225 and a rest, if the batches run on from one epoch into the next. Each epoch begins anew and has an incomplete batch of its own.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 225
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 1 / (2 * (2 - 0.2 * 5))

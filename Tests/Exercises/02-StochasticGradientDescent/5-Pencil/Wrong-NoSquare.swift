//: # the square is missing
//: Noise falls with the root of the batch size: half the noise takes four times the samples.

let batchSize: Double? = 12 / 1.5
let updates: Double? = 23 * 10
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 1 / (2 * (2 - 0.2 * 5))

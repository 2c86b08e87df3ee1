//: # more noise without replacement
//: Independent draws repeat some samples and miss others. Without replacement the batch is a fairer share, and its noise is smaller.

let noiseInPercent: Double? = 141
let digitsInBatch: Double? = 5.7

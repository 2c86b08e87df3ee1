//: # no noise at all
//: That is so once the batch holds the whole set. Half of it still differs from the other half.

let noiseInPercent: Double? = 0
let digitsInBatch: Double? = 5.7

//: # no difference
//: Half of the set is already in the batch, and what is in it cannot be drawn again: the errors cancel better than those of independent draws.

let noiseInPercent: Double? = 100
let digitsInBatch: Double? = 5.7

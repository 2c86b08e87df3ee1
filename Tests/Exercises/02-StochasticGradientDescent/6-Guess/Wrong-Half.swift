//: # half the set, half the noise
//: It is the variance that halves: (N − B)/(N − 1). The noise is its root.

let noiseInPercent: Double? = 50
let digitsInBatch: Double? = 5.7

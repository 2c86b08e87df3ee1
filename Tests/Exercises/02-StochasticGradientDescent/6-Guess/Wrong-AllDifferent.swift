//: # eight different ones
//: Eight images drawn at random are seldom all different; the chance is below two percent.

let noiseInPercent: Double? = 71
let digitsInBatch: Double? = 8

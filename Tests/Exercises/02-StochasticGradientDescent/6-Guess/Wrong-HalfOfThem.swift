//: # half of the batch
//: Repetitions are less common than that: ask for each digit with which probability it is missing.

let noiseInPercent: Double? = 71
let digitsInBatch: Double? = 4

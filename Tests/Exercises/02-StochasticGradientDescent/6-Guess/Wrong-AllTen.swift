//: # all ten
//: Eight images cannot show ten digits.

let noiseInPercent: Double? = 71
let digitsInBatch: Double? = 10

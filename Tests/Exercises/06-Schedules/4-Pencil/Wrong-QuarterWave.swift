//: # the area under a quarter of a wave
//: 2/π is the mean of a cosine between 0 and π/2. This one runs to π, lifted by 1 and halved: its mean is a half.

let stepsToHalf: Double? = 1697.97
let area: Double? = 300 * 2 / 3.14159265
let cuts: Double? = 7
let floorRatio: Double? = (0.5 / (2 * (2 - 1.0))) / (0.05 / (2 * (2 - 0.1)))
let secondRate: Double? = 1 / 6.0

//: # gradient descent’s rate
//: η = 2/(λmin + λmax) without a velocity is plain gradient descent at its best, with its 69 steps.

let learningRate: Double? = 2.0 / 22
let momentum: Double? = 0

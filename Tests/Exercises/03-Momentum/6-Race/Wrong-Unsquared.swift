//: # the squares forgotten
//: Both of Polyak’s expressions are squared.

let learningRate: Double? = 2 / (2.0.squareRoot() + 20.0.squareRoot())
let momentum: Double? = (10.0.squareRoot() - 1) / (10.0.squareRoot() + 1)

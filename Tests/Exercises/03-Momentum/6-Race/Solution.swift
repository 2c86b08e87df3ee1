let learningRate: Double? = square(2 / (2.0.squareRoot() + 20.0.squareRoot()))
let momentum: Double? = square((10.0.squareRoot() - 1) / (10.0.squareRoot() + 1))

func square(_ x: Double) -> Double { x * x }

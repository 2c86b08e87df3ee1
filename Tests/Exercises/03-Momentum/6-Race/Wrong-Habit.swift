//: # 0.9 out of habit
//: γ = 0.9 fits a much narrower ravine; here the ball swings for long. Polyak’s γ follows from κ = 10.

let learningRate: Double? = square(2 / (2.0.squareRoot() + 20.0.squareRoot()))
let momentum: Double? = 0.9

func square(_ x: Double) -> Double { x * x }

//: # curvatures 1 and 10
//: w₁² has the curvature 2, and 10·w₂² has 20. With half the curvatures the rate comes out twice as large, and the ball flies out.

let learningRate: Double? = square(2 / (1 + 10.0.squareRoot()))
let momentum: Double? = square((10.0.squareRoot() - 1) / (10.0.squareRoot() + 1))

func square(_ x: Double) -> Double { x * x }

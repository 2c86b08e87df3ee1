let firstStep: Double? = 0.01 / (1 - 0.99).squareRoot()
let hundredthStep: Double? = 0.5 / 100.0.squareRoot()
let settledStep: Double? = 0.1 * 3 / (3 + 1.0)

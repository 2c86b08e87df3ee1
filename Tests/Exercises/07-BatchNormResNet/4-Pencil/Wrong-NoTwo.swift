//: # without ReLU’s half
//: ReLU keeps half of the mean square, so the variance is 2/n and not 1/n.

let parameters: Double? = 2 * 9 * 16 * 16 + 2 * 2 * 16
let deviation: Double? = (1 / 576.0).squareRoot()
let additions: Double? = 21
let remains: Double? = (0..<20).reduce(1.0) { product, _ in 0.75 * product }

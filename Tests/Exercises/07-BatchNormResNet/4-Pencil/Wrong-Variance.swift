//: # the variance, not its root
//: 2/n is the variance of the weights; the question is for the standard deviation.

let parameters: Double? = 2 * 9 * 16 * 16 + 2 * 2 * 16
let deviation: Double? = 2 / 576.0
let additions: Double? = 21
let remains: Double? = (0..<20).reduce(1.0) { product, _ in 0.75 * product }

//: # the first and the last layer are counted
//: 44 layers are 42 in blocks, one before them and one behind.

let parameters: Double? = 2 * 9 * 16 * 16 + 2 * 2 * 16
let deviation: Double? = (2 / 576.0).squareRoot()
let additions: Double? = 22
let remains: Double? = (0..<20).reduce(1.0) { product, _ in 0.75 * product }

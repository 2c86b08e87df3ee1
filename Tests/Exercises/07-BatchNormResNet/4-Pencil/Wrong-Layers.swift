//: # a way around every layer
//: A way around leads past *two* layers: 6n layers make 3n blocks.

let parameters: Double? = 2 * 9 * 16 * 16 + 2 * 2 * 16
let deviation: Double? = (2 / 576.0).squareRoot()
let additions: Double? = 42
let remains: Double? = (0..<20).reduce(1.0) { product, _ in 0.75 * product }

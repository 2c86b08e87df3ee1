//: # the blocks of a single stage
//: n is the number of blocks in one stage, and there are three of them.

let parameters: Double? = 2 * 9 * 16 * 16 + 2 * 2 * 16
let deviation: Double? = (2 / 576.0).squareRoot()
let additions: Double? = 7
let remains: Double? = (0..<20).reduce(1.0) { product, _ in 0.75 * product }

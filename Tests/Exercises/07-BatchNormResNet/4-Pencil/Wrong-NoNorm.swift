//: # the norms learn nothing
//: Each batch norm learns a gain and an offset for every channel.

let parameters: Double? = 4608
let deviation: Double? = (2 / 576.0).squareRoot()
let additions: Double? = 21
let remains: Double? = (0..<20).reduce(1.0) { product, _ in 0.75 * product }

//: # the convolutions have biases
//: They have none here: the norm behind would take it off again, and its offset does the work.

let parameters: Double? = 4608 + 64 + 32
let deviation: Double? = (2 / 576.0).squareRoot()
let additions: Double? = 21
let remains: Double? = (0..<20).reduce(1.0) { product, _ in 0.75 * product }

//: # the way around is forgotten
//: Each factor is F′ + 1, not F′.

let parameters: Double? = 2 * 9 * 16 * 16 + 2 * 2 * 16
let deviation: Double? = (2 / 576.0).squareRoot()
let additions: Double? = 21
let remains: Double? = (0..<20).reduce(1.0) { product, _ in product / 4 }

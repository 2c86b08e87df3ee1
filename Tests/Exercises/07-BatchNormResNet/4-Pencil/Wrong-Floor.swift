//: # the “+1” as a floor
//: The 1 is a term. A negative F′ takes from it: each factor is ¾.

let parameters: Double? = 2 * 9 * 16 * 16 + 2 * 2 * 16
let deviation: Double? = (2 / 576.0).squareRoot()
let additions: Double? = 21
let remains: Double? = 1

//: # the decay without η
//: Each step takes ηλ of the weight, not λ of it.

let secondStep: Double? = (0.09 / 0.19) / (0.000999 / 0.001999).squareRoot()
let uncorrectedStep: Double? = 0.1 / 0.05.squareRoot()
let megabytes: Double? = 4 * 4
let partLeft: Double? = (0..<1_000).reduce(1.0) { left, _ in left * 0.95 }
let pull: Double? = 0.001 * 0.1 / 10 * 1e6

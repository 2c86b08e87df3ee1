//: # one average too few
//: Adam keeps two numbers for each weight, beside the weight and its slope.

let secondStep: Double? = (0.09 / 0.19) / (0.000999 / 0.001999).squareRoot()
let uncorrectedStep: Double? = 0.1 / 0.05.squareRoot()
let megabytes: Double? = 12
let partLeft: Double? = (0..<1_000).reduce(1.0) { left, _ in left * (1 - 0.01 * 0.05) }
let pull: Double? = 0.001 * 0.1 / 10 * 1e6

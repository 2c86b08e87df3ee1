//: # the usual β₂
//: 3.16 belongs to β₂ = 0.999. With a shorter memory the ruler is not so far behind, and the first step turns out too short.

let secondStep: Double? = (0.09 / 0.19) / (0.000999 / 0.001999).squareRoot()
let uncorrectedStep: Double? = 0.1 / 0.001.squareRoot()
let megabytes: Double? = 4 * 4
let partLeft: Double? = (0..<1_000).reduce(1.0) { left, _ in left * (1 - 0.01 * 0.05) }
let pull: Double? = 0.001 * 0.1 / 10 * 1e6

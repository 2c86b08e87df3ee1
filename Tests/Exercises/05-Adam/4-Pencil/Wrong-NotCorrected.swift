//: # the second step without the correction
//: m is 0.36 and v is 0.015984, but both still carry the zeros from the start. Divide by 1 − 0.9² and by 1 − 0.999².

let secondStep: Double? = 0.09 / 0.000999.squareRoot()
let uncorrectedStep: Double? = 0.1 / 0.05.squareRoot()
let megabytes: Double? = 4 * 4
let partLeft: Double? = (0..<1_000).reduce(1.0) { left, _ in left * (1 - 0.01 * 0.05) }
let pull: Double? = 0.001 * 0.1 / 10 * 1e6

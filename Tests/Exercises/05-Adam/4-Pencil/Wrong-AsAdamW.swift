//: # as in AdamW
//: ηλ is what AdamW takes off. L2 puts λw into the slope, and Adam divides the slope by √v̂.

let secondStep: Double? = (0.09 / 0.19) / (0.000999 / 0.001999).squareRoot()
let uncorrectedStep: Double? = 0.1 / 0.05.squareRoot()
let megabytes: Double? = 4 * 4
let partLeft: Double? = (0..<1_000).reduce(1.0) { left, _ in left * (1 - 0.01 * 0.05) }
let pull: Double? = 100

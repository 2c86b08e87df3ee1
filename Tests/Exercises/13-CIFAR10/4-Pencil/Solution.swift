import Foundation

let wholeEpochs: Double? = 81
let standardError: Double? = 100 * (0.08 * 0.92 / 10_000).squareRoot()
let versions: Double? = 9 * 9 * 2
let kept: Double? = pow(1 - 20 / 9.0 / 32, 2)
let memory: Double? = (1 - 0.9) / (0.1 * 0.0001)

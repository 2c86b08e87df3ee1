import Foundation

let bestOfTwo: Double? = (7 * 0.1 + 5 * 0.3 + 3 * 0.5 + 1 * 0.9) / 16
let draws: Double? = 35
let condition: Double? = 1600
let steps: Double? = 200 / 4.0 * log(1024)
let rate: Double? = 0.2 * 100 / (1 - 0.95)

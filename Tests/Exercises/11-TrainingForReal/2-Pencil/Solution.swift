import Foundation

let halfLife: Double? = log(0.5) / log(1 - 0.1 * 0.02)
let restsAt: Double? = 3 * 4 / (4 + 1.0)
let firstWeight: Double? = 1 - 0.5 * 6 * 2 / 26
let decay: Double? = 1 / (0.05 * 400)
let lastEpoch: Double? = 8

//: # the floor in proportion to the rate
//: Half of the old floor: right for small rates. At ηλ = 1 the denominator has shrunk as well.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 23 * 10
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5)) / 2

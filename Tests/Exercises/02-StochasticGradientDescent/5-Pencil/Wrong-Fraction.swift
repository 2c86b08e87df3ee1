//: # a fraction of an update
//: 1,442/64 is no whole number, but an update is made or not: the incomplete batch makes one.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 225.3125
let height: Double? = 0.1 * 4 / (2 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 1 / (2 * (2 - 0.2 * 5))

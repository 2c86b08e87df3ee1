//: # the formula for small rates
//: For small ηλ the floor is about ησ²/4. Here ηλ = 0.5 counts: 2 − ηλ stands in the denominator.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 23 * 10
let height: Double? = 0.1
let newHeight: Double? = 0.2 * 1 / (2 * (2 - 0.2 * 5))

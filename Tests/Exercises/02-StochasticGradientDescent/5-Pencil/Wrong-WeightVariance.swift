//: # the variance of the weight
//: v = ησ²/(λ(2 − ηλ)) is how far w strays. The loss is ½λ times that.

let batchSize: Double? = (12 / 1.5) * (12 / 1.5)
let updates: Double? = 23 * 10
let height: Double? = 0.1 * 4 / (5 * (2 - 0.1 * 5))
let newHeight: Double? = 0.2 * 1 / (2 * (2 - 0.2 * 5))

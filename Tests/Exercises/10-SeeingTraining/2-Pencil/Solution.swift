let sharpness: Double? = 2 / 0.05
let distance: Double? = (2 * 0.01 / 0.05).squareRoot()
let thirdQuotient: Double? = (3 + 6 * 16) / 17.0
let seen: Double? = (50 + 4 * 5) / 100.0

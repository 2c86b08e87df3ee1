//: # a tenth of the rate, a tenth of the floor
//: That holds while ηλ is small beside 2. The floor is ησ²/(2(2 − ηλ)), and at η = 0.5 the bracket is only half of 2.

let stepsToHalf: Double? = 1697.97
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 7
let floorRatio: Double? = 10
let secondRate: Double? = 1 / 6.0

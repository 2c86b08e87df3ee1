//: # the floor falls with the square
//: A smaller step adds less noise, in proportion to η², but forgets it more slowly, in proportion to η. The floor falls about with η.

let stepsToHalf: Double? = 1697.97
let area: Double? = 0.3 * 1000 / 2
let cuts: Double? = 7
let floorRatio: Double? = 100
let secondRate: Double? = 1 / 6.0

//: # every step as long as η
//: Only slopes that agree make a whole step. Here m averages slopes that quarrel, while the ruler sees squares, which are all 1.

let coinStep: Double? = 100
let thousandsOfSteps: Double? = 8

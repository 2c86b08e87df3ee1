//: # the fourth power of two weights' chance
//: 24 % is for two weights already. Four weights are two such pairs.

let steps: Double? = 276
let percent: Double? = 0.33

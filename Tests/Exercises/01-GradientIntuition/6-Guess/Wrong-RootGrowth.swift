//: # growth with the root
//: Steps that grow with √κ are momentum's gift (lesson 3). Plain descent pays κ in full.

let steps: Double? = 138
let percent: Double? = 7

//: # the chance of two weights
//: With more weights there are more ways to be wrong: every one of them has to end on its deeper side.

let steps: Double? = 276
let percent: Double? = 24

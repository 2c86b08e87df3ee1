//: # steeper means slower
//: The ruler grows with the slope, but so does the slope that it divides.

let timesAsMany: Double? = 1000
let restlessness: Double? = 0.5

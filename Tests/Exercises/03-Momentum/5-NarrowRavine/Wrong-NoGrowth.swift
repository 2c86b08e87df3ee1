//: # no growth
//: Momentum softens a narrow ravine and does not abolish it: its steps grow with √κ.

let timesAsMany: Double? = 220
let growth: Double? = 1

//: # 2 · Four numbers with a pencil
//: Derive each number on paper, then write it here with three significant digits or more; a fraction such as `7 / 3.0` will do.

//: **a.** Full-batch descent on squared error has come to the edge of stability with η = 0.05. How large is the sharpness there?
let sharpness: Double? = nil

//: **b.** The lesson's thermostat: x ← (1 − ηs) x and s ← s − ½ηx², while learning pushes s up by c a step. With η = 0.05 and c = 0.01, how large is |x| where the two balance?
let distance: Double? = nil

//: **c.** A Hessian has the curvatures 3 and 6 along its two axes. Power iteration starts at (1, 1). What is the *third* quotient v·Hv / v·v?
let thirdQuotient: Double? = nil

//: **d.** Of a hundred curvatures one is 50, four are 5 and the others 0. You cut through the loss along a random direction of length one. How large is its curvature on average?
let seen: Double? = nil

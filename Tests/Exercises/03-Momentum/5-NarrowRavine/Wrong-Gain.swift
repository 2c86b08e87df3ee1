//: # the gain 1/(1 − γ)
//: Ten is what γ = 0.9 adds to a steady step. At each method’s own best settings the root of κ decides.

let timesAsMany: Double? = 10
let growth: Double? = 10

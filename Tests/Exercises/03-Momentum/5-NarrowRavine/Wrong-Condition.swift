//: # κ for its root
//: Gradient descent pays κ, but momentum still pays √κ: the ratio is about κ/√κ.

let timesAsMany: Double? = 100_000
let growth: Double? = 10

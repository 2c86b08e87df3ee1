//: # κ for its root
//: Gradient descent pays κ, but momentum still pays √κ: the ratio is about κ/√κ.

let timesAsMany: Double? = 1000
let growth: Double? = 10

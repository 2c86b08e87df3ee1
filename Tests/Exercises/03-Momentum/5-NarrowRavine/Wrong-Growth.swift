//: # growth with κ
//: That is how gradient descent’s steps grow. Momentum’s grow with √κ, which is its gift.

let timesAsMany: Double? = 220
let growth: Double? = 100

//: # plain gradient descent
//: A steeper loss makes gradient descent a thousand times quicker, until it diverges. RMSProp divides by the slopes’ size, and it drops out.

let timesAsMany: Double? = 0.001
let restlessness: Double? = 0.5

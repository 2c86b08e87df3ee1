//: # as the square of the rate
//: The loss is the square of a distance, but the distance is not the rate. Near the minimum the floor falls in proportion to η: “a tenth of the rate, a tenth of the floor”.

let bestTail: Double? = 10000
let slowTail: Double? = 100
let timidTail: Double? = 2.5

//: # a whole step away
//: A step of η that starts at a distance of η would end in the minimum. It hops between two places that are η apart.

let timesAsMany: Double? = 1
let restlessness: Double? = 1

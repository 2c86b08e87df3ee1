//: # only the newest toss counts
//: A tenth is what the newest toss adds to m. The nine tenths that are left of the tosses before count as well: the squares 0.1², 0.09², … add up.

let coinStep: Double? = 10
let thousandsOfSteps: Double? = 8

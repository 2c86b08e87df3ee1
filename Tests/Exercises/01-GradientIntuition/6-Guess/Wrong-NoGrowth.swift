//: # as many steps as before
//: Even at its own best rate a narrower ravine takes longer: the steep side sets the rate, and the shallow one pays.

let steps: Double? = 69
let percent: Double? = 7

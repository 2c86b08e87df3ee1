//: # only m has to forget
//: m is at its new value after some tens of steps. It is v that holds the steps down, and β₂ is much nearer to 1.

let coinStep: Double? = 23
let thousandsOfSteps: Double? = 0.02

//: # the norm hides the weights’ size from the gradient too
//: The *output* does not notice the weights’ size. For the gradient that means: a step of the same length turns a long vector less, so it matters less.

let timesSmaller: Double? = 1
let exponent: Double? = -1.5
let outputAlone: Double? = 2

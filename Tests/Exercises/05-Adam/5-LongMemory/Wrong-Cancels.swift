//: # the coin tosses cancel
//: The average of many tosses is near 0, but m averages only the last ten to twenty of them, and they seldom cancel.

let coinStep: Double? = 0
let thousandsOfSteps: Double? = 8

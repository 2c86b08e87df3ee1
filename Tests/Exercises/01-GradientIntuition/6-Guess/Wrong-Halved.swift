//: # half as likely with twice the weights
//: Chances of independent weights multiply. Two weights have 24 % together; two more have 24 % of that.

let steps: Double? = 276
let percent: Double? = 12

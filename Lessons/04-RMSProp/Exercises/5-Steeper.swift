//: # 5 · Predict: a thousand times as steep
//: Write down both guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than 30 %.

//: **a.** RMSProp comes down the bowl w₁² + w₂² to a thousandth of the loss. Now the loss is multiplied by a thousand, and nothing else changes. How many times as many steps does it take?
let timesAsMany: Double? = nil

//: **b.** RMSProp with β = 0.9 and a constant η on L = w², a thousand steps. It does not come to rest at the minimum. How many η from it does it end?
let restlessness: Double? = nil

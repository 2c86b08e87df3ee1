//: # 5 · Predict: a short memory and a long one
//: Write down both guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than 30 %. Adam has its usual β₁ = 0.9 and β₂ = 0.999.

//: **a.** The slopes are pure noise: in every step a coin decides between +1 and −1. How long is a typical step of Adam's, in *per cent* of η? (Typical: the root of the mean square of many steps.)
let coinStep: Double? = nil

//: **b.** For 5,000 steps the slope is 1, and every step is η long. Then the slope falls to 0.01 and stays there. Adam's steps become tiny at once, but in the end they will be η long again. How many *thousands* of steps does it take
//: until they are half of η?
let thousandsOfSteps: Double? = nil

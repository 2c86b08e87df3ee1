//: # 5 · Predict: three tails
//: Write down your guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than a quarter.
//:
//: One weight with curvature λ = 2, noise of σ = 1, and a start far away. We look at the mean loss after 100 steps and after 10,000. How many times *lower* is the second?

//: **a.** The rates fall as ηₜ = 1/(λt).
let bestTail: Double? = nil

//: **b.** The rates fall as ηₜ = 0.3/√t, that is, more slowly.
let slowTail: Double? = nil

//: **c.** The rates fall as ηₜ = 1/(10λt): somebody took the curvature for ten times as large as it is.
let timidTail: Double? = nil

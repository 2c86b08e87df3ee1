//: # 5 · Predict: a narrow ravine
//: Write down both guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than 60 %.

//: **a.** The ravine L = w₁² + 100,000 w₂², far narrower than any in the report, from (4, 2) to a million times closer. Gradient descent and momentum each have the settings that theory says are best. How many times as many
//: steps does gradient descent take?
let timesAsMany: Double? = nil

//: **b.** By what factor do the steps of best-tuned momentum grow from the ravine with κ = 100 (that many times as steep across as along) to the one with κ = 10,000?
let growth: Double? = nil

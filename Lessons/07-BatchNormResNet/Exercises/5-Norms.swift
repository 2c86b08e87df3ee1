//: # 5 · Predict: what a norm and a sum do
//: Write down the three guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than a fifth.

//: **a.** A unit z = w₁ x₁ + w₂ x₂ stands before a batch norm. Its weights are made four times as large. How many times *smaller* does their gradient become?
let timesSmaller: Double? = nil

//: **b.** Twenty-four blocks x + F(x); in twelve of them F′ = +½, in the other twelve −½. A gradient of 1 comes back through all of them and is then about 10 to the power of what?
let exponent: Double? = nil

//: **c.** Batch norm with γ = 3 and β = 2, left in training mode by mistake, is asked about a single number: 7. What does it put out?
let outputAlone: Double? = nil

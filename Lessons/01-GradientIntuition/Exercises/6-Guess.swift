//: # 6 · Predict: narrower, and in more dimensions
//: Write down both guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than a tenth.

//: **a.** Gradient descent at its best rate needs 69 steps down the ravine with κ = 10, to come a million times closer. How many does it need if κ = 40?
let steps: Double? = nil

//: **b.** From a random start 26.8 % of the descents on the lesson's landscape find the deepest of its *four* valleys. With six weights, L = ½Σᵢ (wᵢ⁴ − 16 wᵢ² + 5 wᵢ) has sixty-four. How many percent find the deepest?
let percent: Double? = nil

//: # 6 · Predict: what is in a batch
//: Write down both guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than a tenth.

//: **a.** A set of 100 samples. One batch of 50 is drawn as a shuffled epoch does it, no sample twice; another in 50 independent draws, in which a sample may come again. How large is the noise of the first batch's gradient, in percent of the second's?
let noiseInPercent: Double? = nil

//: **b.** Ten digits, about equally common. How many *different* digits does a shuffled batch of 8 images hold, on average?
let digitsInBatch: Double? = nil

//: # 5 · Predict: three tails
//: Write down your guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than 40 %.
//:
//: One weight with curvature $\lambda = 2$, noise of $\sigma = 1$, and a start far away. We look at the mean loss after 100 steps and after 10,000. How many times *lower* is the second?

//: **a.** The rates fall as $\eta_t = 1/(\lambda t)$.
let bestTail: Double? = nil

//: **b.** The rates fall as $\eta_t = 0.3/\sqrt t$, that is, more slowly.
let slowTail: Double? = nil

//: **c.** The rates fall as $\eta_t = 1/(10\,\lambda t)$: somebody took the curvature for ten times as large as it is.
let timidTail: Double? = nil

//: # 3 · Predict: a limit, a rounding, a decay
//: Write down all guesses before you run anything; then run the checker, which has measured. A guess counts if it is off by less than one part in twenty-five.

//: **a.** One weight on the bowl L = ½w², from w = 1,000, with η = 0.5. Plain descent is closer than 0.5 to the bottom after 11 steps. How many steps does it take if the gradient is clipped to the norm 1?
let steps: Double? = nil

//: **b.** On L = ¼w⁴ − ½w² a rate of η = 2 never settles, and a step stretches a small distance threefold on average. Two descents start 10⁻¹⁵ apart, which is a rounding. After how many steps are they 0.1 apart?
let stepsApart: Double? = nil

//: **c.** A linear regression with noise has a decay λ that is best for new samples. How many times *smaller* is it with four times as many samples?
let timesSmaller: Double? = nil

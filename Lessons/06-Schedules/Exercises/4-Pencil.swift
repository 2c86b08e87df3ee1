//: # 4 · Schedules with a pencil
//: Derive the numbers, to three significant digits or better; a calculator may help, and a fraction such as `7 / 3.0` will do.

//: **a.** Document E's smooth decay, ηₜ = 0.1 · 0.96^(t/100). After how many steps is half of the rate left? (To within a step.)
let stepsToHalf: Double? = nil

//: **b.** A cosine from 0.3 to 0 over 1,000 steps. How large is the area under it, rate times steps?
let area: Double? = nil

//: **c.** A schedule was meant to cut the rate every 30 epochs, but it is asked to cut every 30 *batches*. An epoch has 46 batches. How many cuts has the rate had after five epochs?
let cuts: Double? = nil

//: **d.** A direction of curvature λ = 2 with noise. The rate is cut from 0.5 to 0.05. How many times lower is the new noise floor?
let floorRatio: Double? = nil

//: **e.** Curvature λ = 2, noise of σ = 2, and the mean square of w is v = 1. The best rate for the next step is η* = 1/4. What is the best rate for the step after that?
let secondRate: Double? = nil

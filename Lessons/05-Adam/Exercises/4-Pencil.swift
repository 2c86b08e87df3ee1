//: # 4 · Adam with a pencil
//: Derive the numbers, to three significant digits or better; a calculator may help, and a fraction such as `7 / 3.0` will do. Unless said otherwise β₁ = 0.9, β₂ = 0.999, and ε is too small to matter.

//: **a.** The first slope is 4, the second is 0. How long is the *second* step, in η? (With the correction.)
let secondStep: Double? = nil

//: **b.** Language models are often trained with β₂ = 0.95. How long would the first step be *without* the correction, in η?
let uncorrectedStep: Double? = nil

//: **c.** A network of a million weights, each number of 4 bytes. How many megabytes (millions of bytes) do the weights, their gradient and what Adam keeps take together?
let megabytes: Double? = nil

//: **d.** AdamW, η = 0.01 and λ = 0.05. A weight's slope is 0 all the time. Which part of the weight is left after 1,000 steps?
let partLeft: Double? = nil

//: **e.** *L2* in Adam, η = 0.001 and λ = 0.1. A weight of about 1 has slopes that are pure noise of size 10, and has had them for long: √v̂ = 10. How many *millionths* does the penalty take off it in a step, on average?
//: (AdamW would take off ηλ, a hundred millionths.)
let pull: Double? = nil

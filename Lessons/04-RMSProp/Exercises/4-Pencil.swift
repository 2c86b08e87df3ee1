//: # 4 · Three lengths with a pencil
//: Each weight stands on a slope that stays the same. Derive how far a step goes, to three significant digits or better; a fraction such as `7 / 3.0` will do.

//: **a.** RMSProp with PyTorch's β = 0.99, η = 0.01 and a slope of 1000. How long is the *first* step? (ε does not matter here.)
let firstStep: Double? = nil

//: **b.** AdaGrad, s ← s + g², with η = 0.5 and a slope of 3. How long is step number 100?
let hundredthStep: Double? = nil

//: **c.** RMSProp has made so many steps that s no longer changes. η = 0.1, the slope is 3 · 10⁻⁸, and ε is 10⁻⁸, outside the root. How long is a step?
let settledStep: Double? = nil

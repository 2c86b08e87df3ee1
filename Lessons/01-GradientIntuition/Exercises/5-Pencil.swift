//: # 5 · Four numbers with a pencil
//: Derive each number on paper, then write it here with three significant digits or more; a fraction such as `7 / 3.0` will do.

//: **a.** L = ½λw² with λ = 8. One step of gradient descent led from w = 5 to w = −2. What was η?
let rate: Double? = nil

//: **b.** L = 3 w₁² + 12 w₂². Above which η does the descent fly apart?
let largestRate: Double? = nil

//: **c.** The same ravine, with the rate at which both weights shrink by the same factor, one sliding, one hopping. Every step multiplies the distance to the minimum by that factor. How large is it, without its sign?
let bestFactor: Double? = nil

//: **d.** You check the gradient of eʷ in Float32, where the rounding is u = 2⁻²⁴, not 2⁻⁵³. How many times as wide is the best h?
let timesAsWide: Double? = nil

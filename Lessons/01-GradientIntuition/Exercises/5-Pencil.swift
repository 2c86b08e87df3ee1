//: # 5 · Four numbers with a pencil
//: Derive each number on paper, then write it here; a fraction such as `7 / 3.0` will do.

//: **a.** $L = \tfrac12\lambda w^2$ with $\lambda = 8$. One step of gradient descent led from $w = 5$ to $w = -2$. What was $\eta$?
let rate: Double? = nil

//: **b.** $L = 3\,w_1^2 + 12\,w_2^2$. Above which $\eta$ does the descent fly apart?
let largestRate: Double? = nil

//: **c.** The same ravine, with the rate at which both weights shrink by the same factor, one sliding, one hopping. Every step multiplies the distance to the minimum by that factor. How large is it, without its sign?
let bestFactor: Double? = nil

//: **d.** You check the gradient of $e^w$ in Float32, where the rounding is $u = 2^{-24}$, not $2^{-53}$. How many times as wide is the best $h$?
let timesAsWide: Double? = nil

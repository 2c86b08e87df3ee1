//: # ε inside the root
//: √(g² + ε) is the other form, in which slopes below 10⁻⁴ count as small. Here ε is added to the root.

let firstStep: Double? = 0.1
let hundredthStep: Double? = 0.05
let settledStep: Double? = 0.1 * 3e-8 / (9e-16 + 1e-8).squareRoot()

//: # growth with the square
//: The distance shrinks by 1 − 2/κ a step, so the steps grow with κ, not with κ².

let steps: Double? = 1104
let percent: Double? = 7

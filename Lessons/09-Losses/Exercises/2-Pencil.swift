//: # 2 · Four numbers with a pencil
//: Derive each number on paper, then write it here with three significant digits or more; a fraction such as `7 / 3.0` will do. What the network computed are scores; p is their softmax.

import Foundation

//: **a.** Three classes with the scores ln 6, ln 3 and 0, of which the third is right. How large is the slope of cross-entropy at the *first* score?
let pushOnTheWrong: Double? = nil

//: **b.** The same scores under the squared error Σ (pᵢ − qᵢ)². What is its slope at the *third* score, the right one, with its sign? (One probability has a slope at every score: pᵢ(1 − pᵢ) at its own and −pᵢpⱼ at another.)
let pushOnTheRight: Double? = nil

//: **c.** Four classes, and label smoothing with ε = 0.2. By how much is the right score ahead of each of the others where the loss is least?
let lead: Double? = nil

//: **d.** Five readings of one value are 0, 1, 2, 2.5 and 20. Which estimate has the least Huber loss with δ = 1?
let estimate: Double? = nil

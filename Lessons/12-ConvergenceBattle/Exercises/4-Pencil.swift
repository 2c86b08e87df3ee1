//: # 4 · Five numbers with a pencil
//: Derive each number on paper, then write it here with three significant digits or more; a fraction such as `7 / 3.0` will do.

import Foundation

//: **a.** Four learning rates end at the losses 0.1, 0.3, 0.5 and 0.9. You draw two of them at random, the same one perhaps twice, and keep the better. What loss can you expect?
let bestOfTwo: Double? = nil

//: **b.** One rate in eight is good. How many draws does it take at the least, so that the chance of meeting none is below one in a hundred?
let draws: Double? = nil

//: **c.** The k-th word of a language is as frequent as 1/k², and there are 40 words. The table of the lesson learns it by gradient descent. When all is learned, how many times as large is the curvature at the successor's score of the first word as at that of the last? (In every row the successor has half of the probability.)
let condition: Double? = nil

//: **d.** The k-th word is as frequent as 1/k, and there are 1,025 words. Gradient descent goes at η = 8/π₁. After about how many steps does the 200th word have half of the probability for its successor, if its slope stayed a half all the way?
let steps: Double? = nil

//: **e.** Momentum is at its best with η = 0.2 and γ = 0.95. Adam has β₁ = 0.95 and an ε of 100, beside which the root of v is nothing. At which rate does it do the same, when its first steps are over?
let rate: Double? = nil

//: # 4 · Three numbers with a pencil
//: Momentum in the form of exercise 1, v ← γ v + g and w ← w − η v. Derive each number on paper, then write it here with three significant digits or more; a fraction such as `7 / 3.0` will do.

//: **a.** The slope is g = 2 everywhere, η = 0.01 and γ = 0.95. How long does a single step become in the end?
let longestStep: Double? = nil

//: **b.** On the bowl L = ½λw² one step turns (wₜ, wₜ₋₁) into wₜ₊₁ = (1 + γ − ηλ) wₜ − γ wₜ₋₁. Try wₜ = zᵗ: the ball swings when the two z are complex. Take
//: ηλ = ¼. From which γ on does it swing?
let swingsFrom: Double? = nil

//: **c.** Too large a rate throws even a ball with momentum out of the bowl: at the edge, one z is −1. Take λ = 20 and γ = 0.9. Below which η is the descent stable?
let largestRate: Double? = nil

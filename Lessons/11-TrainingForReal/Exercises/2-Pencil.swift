//: # 2 · Five numbers with a pencil
//: Derive each number on paper, then write it here with three significant digits or more; a fraction such as `7 / 3.0` will do.

import Foundation

//: **a.** A weight gets no gradient at all; only decay moves it, with η = 0.1 and λ = 0.02. After how many steps is half of it left? (The number need not be whole.)
let halfLife: Double? = nil

//: **b.** Along a direction of curvature 4 the samples fit best at ŵ = 3. Where does the weight come to rest with a decay of λ = 1?
let restsAt: Double? = nil

//: **c.** Three weights, the first of them 1, have the gradient (6, −8, 24). It is clipped to the norm 2, and η = 0.5. Where does the first weight go?
let firstWeight: Double? = nil

//: **d.** A linear regression starts at zero and is stopped after 400 steps with η = 0.05. About which decay λ leaves its shallow directions where they are then?
let decay: Double? = nil

//: **e.** A patience of three: stop when three epochs in a row have brought nothing better. The held-out losses are 0.9, 0.7, 0.6, 0.62, 0.58, 0.6, 0.59, 0.61, 0.57, 0.5. Which epoch is the last that is made? (The first is epoch 1.)
let lastEpoch: Double? = nil

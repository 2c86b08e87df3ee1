//: # 4 · Five numbers with a pencil
//: Derive each number on paper, then write it here with three significant digits or more; a fraction such as `7 / 3.0` will do.

import Foundation

//: **a.** 50,000 images in batches of 128, the incomplete one included. After how many *whole* epochs is He's first cut, after 32,000 steps?
let wholeEpochs: Double? = nil

//: **b.** A network gets 8 % of the 10,000 test images wrong. How large is the standard error of that number, in percentage points, if the images were drawn at random?
let standardError: Double? = nil

//: **c.** A border of 4 pixels around 32 by 32, and a mirror: how many different images can become of one?
let versions: Double? = nil

//: **d.** All places are equally probable. Which share of an image's pixels does a crop with that border keep, on average? (A crop that is moved by 3 to the side and by 1 upwards keeps 29 · 31 of its 32 · 32.)
let kept: Double? = nil

//: **e.** Momentum with η = 0.1 and γ = 0.9, and an L2 decay of λ = 0.0001 in its gradient. Where no other gradient pulls at a weight: after about how many steps is it down to the share 1/e? (Say: each step takes off a share, so that the logarithm falls evenly.)
let memory: Double? = nil

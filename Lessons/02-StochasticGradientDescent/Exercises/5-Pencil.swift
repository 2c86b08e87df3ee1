//: # 5 · Four numbers with a pencil
//: Derive each number on paper, then write it here with three significant digits or more; a fraction such as `7 / 3.0` will do.

//: **a.** The gradients of single samples spread with σ = 12 about the whole gradient. How many samples must a batch hold so that its noise is 1.5?
let batchSize: Double? = nil

//: **b.** 1,442 images in batches of 64, the incomplete one kept, ten epochs. How many updates?
let updates: Double? = nil

//: **c.** A walk with noise in a bowl of curvature λ = 5, at η = 0.1; the gradient of a batch has the variance σ² = 4. How high above the minimum does the loss settle, on average?
let height: Double? = nil

//: **d.** The same bowl, but each batch is four times as large, and the rate twice as high. How high does it settle now?
let newHeight: Double? = nil

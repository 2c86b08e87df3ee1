//: # 4 · Four numbers with a pencil
//: Derive each number on paper, then write it here. An expression will do, such as `7 / 3.0`, and `sqrt(x)` for a root; otherwise three significant digits or more.

//: **a.** A residual block of 16 channels, which stay 16: two 3×3 convolutions without bias, a batch norm behind each, a way around that has no weights. How many numbers does it *learn*?
let parameters: Double? = nil

//: **b.** He's draw for a 3×3 convolution that takes 64 channels, with ReLU: what is the standard deviation of its weights?
let deviation: Double? = nil

//: **c.** ResNet-44 is of the kind with 6n + 2 layers. How many times is something added to what goes around?
let additions: Double? = nil

//: **d.** Twenty blocks x + F(x), and in every one F′ = −¼. What remains of a gradient of 1 that has come back through all of them?
let remains: Double? = nil

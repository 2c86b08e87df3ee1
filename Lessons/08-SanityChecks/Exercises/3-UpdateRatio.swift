//: # 3 · How far does a step go, and where to?
//: Two numbers of the lesson's *update ratio* check, from the weights before and after one step. For each layer by itself, how far the step has moved it beside how long it was:
//:
//:     ‖Δw‖ / ‖w‖, with Δw = w after − w before,
//:
//: and zero for a layer that has not moved, even if its weights are all zero. And for all layers together, as one long vector, the cosine of the angle between the step and the way downhill: 1 is straight down, below 0 is uphill.
//:
//:     cos = Δw · (−∇L) / (‖Δw‖ · ‖∇L‖).
//:
//: **To do.** Write both functions. If nothing has moved at all there is no angle: return nil. (The gradient is never zero.)
//:
//: **By hand first.** A layer at (3, 4) is at (3, 3.5) after the step; its gradient was (3, 4). What are ratio and cosine?

/// A layer before and after a step, and the gradient of the loss before it.
struct Layer {
    let before: [Double]
    let after: [Double]
    let gradient: [Double]
}

/// ‖Δw‖/‖w‖ for each layer.
func updateRatios(_ layers: [Layer]) -> [Double] {
    fatalError("not written yet")
}

/// The cosine between the step and −∇L over all layers; nil if none has moved.
func descent(_ layers: [Layer]) -> Double? {
    fatalError("not written yet")
}

//: # zero divided by zero
//: Where nothing moves, or nothing was there, you divide by a length of zero and report a NaN. A check must have an answer for the sickest training of all.

/// A layer before and after a step, and the gradient of the loss before it.
struct Layer {
    let before: [Double]
    let after: [Double]
    let gradient: [Double]
}

func updateRatios(_ layers: [Layer]) -> [Double] {
    layers.map { layer in
        let move = length(zip(layer.after, layer.before).map { $0 - $1 })
        return move / length(layer.before)
    }
}

func descent(_ layers: [Layer]) -> Double? {
    let step = layers.flatMap { layer in zip(layer.after, layer.before).map { $0 - $1 } }
    let gradient = layers.flatMap(\.gradient)
    return -zip(step, gradient).map { $0 * $1 }.reduce(0, +) / (length(step) * length(gradient))
}

func length(_ vector: [Double]) -> Double {
    vector.map { $0 * $0 }.reduce(0, +).squareRoot()
}

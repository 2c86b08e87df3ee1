//: # how much the length changed
//: You compare the lengths before and after. A step that turns the weights without stretching them would count as none; take the length of the difference.

/// A layer before and after a step, and the gradient of the loss before it.
struct Layer {
    let before: [Double]
    let after: [Double]
    let gradient: [Double]
}

func updateRatios(_ layers: [Layer]) -> [Double] {
    layers.map { layer in
        let move = abs(length(layer.after) - length(layer.before))
        return move == 0 ? 0 : move / length(layer.before)
    }
}

func descent(_ layers: [Layer]) -> Double? {
    let step = layers.flatMap { layer in zip(layer.after, layer.before).map { $0 - $1 } }
    let gradient = layers.flatMap(\.gradient)
    guard length(step) > 0 else { return nil }
    return -zip(step, gradient).map { $0 * $1 }.reduce(0, +) / (length(step) * length(gradient))
}

func length(_ vector: [Double]) -> Double {
    vector.map { $0 * $0 }.reduce(0, +).squareRoot()
}

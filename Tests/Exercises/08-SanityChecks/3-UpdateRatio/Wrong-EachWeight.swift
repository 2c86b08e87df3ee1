//: # a mean of ratios
//: You divide weight by weight and average. A weight near zero then decides all; divide one length by the other.

/// A layer before and after a step, and the gradient of the loss before it.
struct Layer {
    let before: [Double]
    let after: [Double]
    let gradient: [Double]
}

func updateRatios(_ layers: [Layer]) -> [Double] {
    layers.map { layer in
        let move = length(zip(layer.after, layer.before).map { $0 - $1 })
        let ratios = zip(layer.after, layer.before).map { $1 == 0 ? 0 : abs($0 - $1) / abs($1) }
        return move == 0 ? 0 : ratios.reduce(0, +) / Double(ratios.count)
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

//: # a mean of the layers’ cosines
//: Each layer gets an angle of its own, and a small layer counts as much as a large one. Put all layers behind one another, as one vector.

struct Layer {
    let before: [Double]
    let after: [Double]
    let gradient: [Double]
}

func updateRatios(_ layers: [Layer]) -> [Double] {
    layers.map { layer in
        let move = length(zip(layer.after, layer.before).map { $0 - $1 })
        return move == 0 ? 0 : move / length(layer.before)
    }
}

func descent(_ layers: [Layer]) -> Double? {
    let cosines = layers.compactMap { layer -> Double? in
        let step = zip(layer.after, layer.before).map { $0 - $1 }
        guard length(step) > 0 else { return nil }
        let product = zip(step, layer.gradient).map { $0 * $1 }.reduce(0, +)
        return -product / (length(step) * length(layer.gradient))
    }
    return cosines.isEmpty ? nil : cosines.reduce(0, +) / Double(cosines.count)
}

func length(_ vector: [Double]) -> Double {
    vector.map { $0 * $0 }.reduce(0, +).squareRoot()
}

//: # h for the whole width
//: The two places are only h apart. In the formula h is how far each is from w; their distance is 2h.

/// The slope of a loss along each weight, by central differences.
func slopes(of loss: (_ weights: [Double]) -> Double, at weights: [Double], width h: Double) -> [Double] {
    weights.indices.map { i in
        var (ahead, behind) = (weights, weights)
        ahead[i] += h / 2
        behind[i] -= h / 2
        return (loss(ahead) - loss(behind)) / h
    }
}

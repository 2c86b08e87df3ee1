/// The slope of a loss along each weight, by central differences.
func slopes(of loss: (_ weights: [Double]) -> Double, at weights: [Double], width h: Double) -> [Double] {
    weights.indices.map { i in
        var (ahead, behind) = (weights, weights)
        ahead[i] += h
        behind[i] -= h
        return (loss(ahead) - loss(behind)) / (2 * h)
    }
}

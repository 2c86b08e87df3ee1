//: # a difference to one side
//: The rise is taken from w to w + h. Its error shrinks only with h; go to either side of w, and the error shrinks with h².

/// The slope of a loss along each weight, by central differences.
func slopes(of loss: (_ weights: [Double]) -> Double, at weights: [Double], width h: Double) -> [Double] {
    weights.indices.map { i in
        var ahead = weights
        ahead[i] += h
        return (loss(ahead) - loss(weights)) / h
    }
}

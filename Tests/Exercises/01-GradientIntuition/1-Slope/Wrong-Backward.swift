//: # a difference to the left side
//: The rise is taken from w − h to w. Its error shrinks only with h; go to either side of w, and the error shrinks with h².

/// The slope of a loss along each weight, by central differences.
func slopes(of loss: (_ weights: [Double]) -> Double, at weights: [Double], width h: Double) -> [Double] {
    weights.indices.map { i in
        var behind = weights
        behind[i] -= h
        return (loss(weights) - loss(behind)) / h
    }
}

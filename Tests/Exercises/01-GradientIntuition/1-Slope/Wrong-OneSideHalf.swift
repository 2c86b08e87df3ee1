//: # one side, over the run of both
//: The rise from w to w + h belongs to a run of h. A run of 2h needs the loss on the other side too, L(w + h) − L(w − h).

/// The slope of a loss along each weight, by central differences.
func slopes(of loss: (_ weights: [Double]) -> Double, at weights: [Double], width h: Double) -> [Double] {
    weights.indices.map { i in
        var ahead = weights
        ahead[i] += h
        return (loss(ahead) - loss(weights)) / (2 * h)
    }
}

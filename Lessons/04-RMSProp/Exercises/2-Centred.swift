//: # 2 · A true variance
//: The lesson warns that s is no variance: it averages g², and a slope that never varies has a large s too. Graves' centred RMSProp (2013) keeps a second average, of the slopes themselves, and takes its square off:
//:
//:     s ← β·s + (1 − β)·g² and a ← β·a + (1 − β)·g, then w ← w − η·g/(√(s − a²) + ε).
//:
//: **To do.** Write `step`. Rounding can leave s − a² a hair below zero: take zero then.
//:
//: **By hand first.** One weight, slopes 4 and 0, β = 0.5: what are s, a and s − a² after each?

/// RMSProp that takes the mean off.
struct CentredRMSProp {
    /// β: how much of both averages survives a step.
    let smoothing: Double

    /// ε: keeps the division legal where the slope does not vary.
    let epsilon: Double

    /// s: one average of squares for each weight.
    var averageSquare: [Double]

    /// a: one average of slopes for each weight.
    var average: [Double]

    init(smoothing: Double, epsilon: Double, weights: Int) {
        self.smoothing = smoothing
        self.epsilon = epsilon
        averageSquare = Array(repeating: 0, count: weights)
        average = Array(repeating: 0, count: weights)
    }

    /// Updates both averages with a gradient, then the weights.
    mutating func step(_ weights: inout [Double], along gradient: [Double], learningRate: Double) {
        fatalError("not written yet")
    }
}

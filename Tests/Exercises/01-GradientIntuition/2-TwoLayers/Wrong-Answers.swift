//: # the unit's answer for its input
//: The last link of a hidden weight is ∂z/∂W, which is the input x that came through it, not the unit's answer a.

/// One hidden layer and one output, without biases.
struct TwoLayers {
    var hidden: [[Double]]
    var output: [Double]

    func lossAndGradient(x: [Double], y: Double) -> (loss: Double, hidden: [[Double]], output: [Double]) {
        let z = hidden.map { row in zip(row, x).map { $0 * $1 }.reduce(0, +) }
        let a = z.map { max(0, $0) }
        let error = zip(output, a).map { $0 * $1 }.reduce(0, +) - y
        let atAnswer = 2 * error
        let atSum = output.indices.map { j in z[j] > 0 ? atAnswer * output[j] : 0 }
        return (error * error, output.indices.map { j in x.map { _ in atSum[j] * a[j] } }, a.map { atAnswer * $0 })
    }
}

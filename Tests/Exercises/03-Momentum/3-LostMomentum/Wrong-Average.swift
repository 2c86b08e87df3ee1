//: # an average in place of a sum
//: The repair weighs the gradient with 1 − γ, which was right before: momentum takes the sum of the slopes, not their average.

/// The slopes after each batch of a fit of y = slope · x, which begins at 0.
func fit(
    _ points: [(x: Double, y: Double)], batchSize: Int, epochs: Int, learningRate: Double, momentum: Double
) -> [Double] {
    var slope = 0.0
    var history: [Double] = []
    var velocity = 0.0
    for _ in 0..<epochs {
        for start in stride(from: 0, to: points.count, by: batchSize) {
            let batch = points[start..<min(start + batchSize, points.count)]
            let gradient = batch.map { 2 * ($0.x * slope - $0.y) * $0.x }.reduce(0, +) / Double(batch.count)
            velocity = momentum * velocity + (1 - momentum) * gradient
            slope -= learningRate * velocity
            history.append(slope)
        }
    }
    return history
}

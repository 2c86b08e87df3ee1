//: # 3 · Where did the momentum go?
//: This loop fits a line through the origin, y ≈ a x, with momentum, in batches. It runs, the loss falls, and nobody complains. Yet with few batches an epoch it is hardly faster than plain
//: gradient descent. There is one bug.
//:
//: **To do.** Find it and repair it. Write down, in a sentence, which experiment would have shown it to you.

/// The slopes after each batch of a fit of y = slope · x, which begins at 0.
func fit(
    _ points: [(x: Double, y: Double)], batchSize: Int, epochs: Int, learningRate: Double, momentum: Double
) -> [Double] {
    var slope = 0.0
    var history: [Double] = []
    for _ in 0..<epochs {
        var velocity = 0.0
        for start in stride(from: 0, to: points.count, by: batchSize) {
            let batch = points[start..<min(start + batchSize, points.count)]
            let gradient = batch.map { 2 * ($0.x * slope - $0.y) * $0.x }.reduce(0, +) / Double(batch.count)
            velocity = momentum * velocity + gradient
            slope -= learningRate * velocity
            history.append(slope)
        }
    }
    return history
}

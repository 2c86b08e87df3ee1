//: # all three bugs are still there
//: Nothing is repaired yet. Work out the first batch on paper: which samples are in it, and how long is the step?

/// The slope after each batch, and the mean loss of each epoch.
struct Training {
    var slopes: [Double] = []
    var losses: [Double] = []
}

/// Fits y ≈ slope · x in batches, from a slope of 0.
func train(
    on samples: [(x: Double, y: Double)], batchSize: Int, epochs: Int, learningRate: Double,
    permutation: (_ count: Int) -> [Int]
) -> Training {
    var slope = 0.0
    var training = Training()
    for _ in 0..<epochs {
        let order = Array(samples.indices)
        var total = 0.0
        for start in stride(from: 0, to: order.count, by: batchSize) {
            let batch = order[start..<min(start + batchSize, order.count)].map { samples[$0] }
            var gradient = 0.0
            for (x, y) in batch {
                let error = slope * x - y
                total += error * error
                gradient += 2 * error * x
            }
            slope -= learningRate * gradient
            training.slopes.append(slope)
        }
        training.losses.append(total)
    }
    return training
}

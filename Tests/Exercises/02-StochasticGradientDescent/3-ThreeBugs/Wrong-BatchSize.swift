//: # divided by the size of a full batch
//: The last batch can be incomplete. Its sum is to be divided by the number of samples that it holds.

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
        let order = permutation(samples.count)
        var total = 0.0
        for start in stride(from: 0, to: order.count, by: batchSize) {
            let batch = order[start..<min(start + batchSize, order.count)].map { samples[$0] }
            var gradient = 0.0
            for (x, y) in batch {
                let error = slope * x - y
                total += error * error
                gradient += 2 * error * x
            }
            slope -= learningRate * gradient / Double(batchSize)
            training.slopes.append(slope)
        }
        training.losses.append(total / Double(samples.count))
    }
    return training
}

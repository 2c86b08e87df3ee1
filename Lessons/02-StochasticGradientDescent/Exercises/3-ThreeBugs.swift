//: # 3 · Three bugs that do not crash
//: Document E's question 8. This loop fits a line through the origin, y ≈ a x, in batches, and returns the mean loss of each epoch, each sample counted once, as the lesson's `trainOneEpoch` does. It runs, and with a small enough rate its loss falls. It has three
//: bugs, all of them in the lesson.
//:
//: **To do.** Find and repair all three. For each write down, in a sentence, what you would see in a training run that suffers from it alone. Random orders come from `permutation`, so that the checker knows them.
//:
//: **By hand first.** The samples (x, y) are (1, 2), (2, 3), (−1, −2), (½, 2), numbered from 0; batches of two in the order 2, 1, 3, 0; η = 0.1. What is the slope after the first batch?

/// The slope after each batch, and the mean loss of each epoch.
struct Training {
    var slopes: [Double] = []
    var losses: [Double] = []
}

/// Fits y ≈ slope · x in batches, from a slope of 0.
///
/// - Parameter permutation: The numbers 0 up to a count in a random order, another one at each call.
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

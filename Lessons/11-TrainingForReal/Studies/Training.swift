import Downhill

/// One training in a setting, by momentum, epoch by epoch.
struct Training: Sendable {
    struct Epoch: Sendable {
        /// The mean loss and, in the last epoch, the share of mistakes while learning, each batch before its step.
        let loss, error: Double

        /// After the epoch. The held-out images are examined only where each epoch is.
        let heldOut, test: Evaluation
    }

    private(set) var model: AnyModule

    /// Every epoch, or the last alone where not each is examined.
    private(set) var epochs: [Epoch] = []

    /// - Parameters:
    ///   - falls: Whether the rate falls to nothing on a cosine.
    ///   - λ: Weight decay, of weight matrices and kernels alone.
    ///   - augmented: Whether the images are changed, anew every epoch, as the setting says.
    ///   - augmentation: Another change than the setting's.
    ///   - examinesEach: Whether the network is examined after each epoch, or only at the end.
    ///   - hidden: The units of the hidden layer.
    /// - Throws: `OptimizerError` where it diverges.
    init(
        in setting: Setting, rate: Double = 0.02, falls: Bool = false, decay λ: Double = 0, augmented: Bool = false,
        augmentation: Augmentation? = nil, epochs count: Int, examinesEach: Bool = false, hidden: Int = 64, seed: UInt64
    ) throws(OptimizerError) {
        model = setting.model(hidden: hidden, seed: seed)
        let steps = count * ((setting.learned.count - 1) / setting.batch + 1)
        let rule =
            falls ? Momentum(learningRate: .cosine(from: rate, over: .steps(steps))) : Momentum(learningRate: rate)
        var optimizer = λ > 0 ? Optimizer(rule, .l2(λ, on: .matrices)) : Optimizer(rule)
        var generator = SplitMix64(seed: seed).split("shuffling")
        let change = augmentation ?? (augmented ? setting.augmentation : nil)
        for number in 1...count {
            let batches = setting.learned.batches(of: setting.batch, using: &generator)
            let learned =
                if let change {
                    try learn(from: batches.augmented(by: change), by: &optimizer, counting: number == count)
                } else {
                    try learn(from: batches, by: &optimizer, counting: number == count)
                }
            guard examinesEach || number == count else { continue }
            let test = Evaluation(of: model, on: setting.test)
            epochs.append(
                Epoch(
                    loss: learned.loss, error: learned.error,
                    heldOut: examinesEach ? Evaluation(of: model, on: setting.heldOut) : test, test: test))
        }
    }

    private mutating func learn(
        from batches: some Sequence<Batch<[Int]>>, by optimizer: inout Optimizer, counting: Bool
    ) throws(OptimizerError) -> (loss: Double, error: Double) {
        var (loss, wrong, seen) = (0.0, 0.0, 0.0)
        for batch in batches {
            let value = try optimizer.step(&model) { model in
                let scores = model(batch.images)
                if counting { wrong += Double(batch.count) * (1 - accuracy(scores, batch.labels)) }
                return crossEntropy(scores, batch.labels)
            }
            loss += Double(batch.count) * Double(value)
            seen += Double(batch.count)
        }
        return (loss / seen, wrong / seen)
    }

    var last: Epoch { epochs[epochs.count - 1] }

    /// The length of all weights taken together, ‖w‖.
    var weightNorm: Double { Double(model.parameters.norm) }
}

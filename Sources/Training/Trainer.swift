/// Trains a model on images, epoch by epoch.
///
///     var generator = SplitMix64(seed: 1).split("weights")
///     let model = ResNet(depth: 20, using: &generator)
///     let optimizer = Optimizer(Momentum(learningRate: 0.1), transforms: [.l2(1e-4)])
///     var trainer = Trainer(model, by: optimizer, on: data, batchSize: 128, augmentation: .cropAndFlip)
///     for _ in 1...10 {
///         print(try trainer.trainEpoch().testError)
///         try trainer.checkpoint.write(to: file)
///     }
///
/// It is a value: a copy goes on from the same place on its own, to the same bits, on any number of threads. The training images are shuffled
/// anew every epoch; a plateau is told each epoch's *training* loss, so that nothing about the test images has a say in the training.
public struct Trainer<Model: Module>: Sendable {
    public internal(set) var model: Model

    public internal(set) var optimizer: Optimizer

    /// The images to learn from and those to be examined with; normalised, if they are to be.
    public let data: Split<ImageSet>

    public let batchSize: Int

    /// What is done to the training images, anew every epoch.
    public let augmentation: Augmentation?

    /// What a checkpoint must agree on to be continued from, by name: the trainer's own settings and those that it was told.
    public let settings: [String: String]

    /// The epochs so far.
    public internal(set) var history = TrainingHistory()

    /// Draws the order of the epochs, and with it their augmentation.
    var shuffling: SplitMix64

    /// - Parameters:
    ///   - model: What is trained, as it starts.
    ///   - optimizer: How; its `stepsPerEpoch` is set here.
    ///   - data: The images to learn from and those to be examined with.
    ///   - batchSize: How many images a step sees; the last of an epoch sees what is left.
    ///   - augmentation: What is done to the training images, anew every epoch.
    ///   - seed: Where the order of the images is drawn from.
    ///   - settings: What else must be the same when a checkpoint is continued, such as the names of the model, of the rule and of the
    ///     schedule, which are code that a file cannot hold.
    public init(
        _ model: Model, by optimizer: Optimizer, on data: Split<ImageSet>, batchSize: Int,
        augmentation: Augmentation? = nil, seed: UInt64 = 1, settings: [String: String] = [:]
    ) {
        guard batchSize > 0, data.train.count > 0, data.test.count > 0 else {
            fatalError(
                """
                Trainer: batches of \(batchSize) out of \(data.train.count) training images, \(data.test.count) test images; \
                there must be at least one of each.
                """)
        }
        self.model = model
        self.optimizer = optimizer
        self.optimizer.stepsPerEpoch = (data.train.count + batchSize - 1) / batchSize
        self.data = data
        self.batchSize = batchSize
        self.augmentation = augmentation
        let own = [
            "batch-size": "\(batchSize)", "seed": "\(seed)", "augmentation": augmentation.map { "\($0)" } ?? "none",
            "plateau": optimizer.plateau.map { "\($0)" } ?? "none", "transforms": "\(optimizer.transforms)",
            "training images": data.train.identity, "test images": data.test.identity, "scalars": "\(Scalar.self)",
        ]
        self.settings = own.merging(settings) { $1 }
        shuffling = SplitMix64(seed: seed).split("shuffling")
    }

    /// How many steps make an epoch.
    public var stepsPerEpoch: Int { (data.train.count + batchSize - 1) / batchSize }

    /// Learns from every training image once, in a new order, and is then examined.
    ///
    /// - Parameter progress: Called after each step with its number, counted from 1.
    /// - Throws: `TrainingError` when a loss or a gradient is not finite; the trainer is then as it was before the epoch.
    @discardableResult
    public mutating func trainEpoch(
        progress: (_ step: Int) -> Void = { _ in }
    ) throws(TrainingError) -> TrainingHistory.Epoch {
        var next = self
        let number = history.epochs.count + 1
        let batches = data.train.batches(of: batchSize, using: &next.shuffling)
        let learned =
            if let augmentation {
                try next.learn(from: batches.augmented(by: augmentation), epoch: number, progress)
            } else {
                try next.learn(from: batches, epoch: number, progress)
            }
        let test = Evaluation(of: next.model, on: data.test)
        guard test.loss.isFinite else {
            throw TrainingError(epoch: number, step: stepsPerEpoch, reason: .testLoss(test.loss))
        }
        let epoch = TrainingHistory.Epoch(
            number: number, steps: next.optimizer.stepCount, learningRate: learned.rate, trainLoss: learned.loss,
            trainError: learned.error, testLoss: test.loss, testError: test.error)
        next.optimizer.observe(loss: learned.loss)
        next.history.epochs.append(epoch)
        self = next
        return epoch
    }

    /// One step a batch. Returns the mean loss and the share of mistakes while learning, and the last step's rate.
    private mutating func learn(
        from batches: some Sequence<Batch<[Int]>>, epoch: Int, _ progress: (Int) -> Void
    ) throws(TrainingError) -> (loss: Double, error: Double, rate: Double) {
        var (total, wrong, rate, step) = (0.0, 0, 0.0, 0)
        for batch in batches {
            step += 1
            rate = optimizer.learningRate
            do {
                let loss = try optimizer.step(&model) { model in
                    let logits = model(batch.images)
                    wrong += mistakes(logits, batch.labels)
                    return crossEntropy(logits, batch.labels)
                }
                total += Double(loss) * Double(batch.count)
            } catch {
                throw TrainingError(epoch: epoch, step: step, reason: .step(error))
            }
            progress(step)
        }
        let count = Double(data.train.count)
        return (total / count, Double(wrong) / count, rate)
    }
}

extension ImageSet {
    /// What tells one set from another: how many images, of which size, a digest of pixels and labels, and the normalisation.
    var identity: String {
        var digest = Digest()
        digest.add(pixels)
        for label in labels { digest.add(UInt64(label)) }
        return "\(self), digest \(digest), mean \(normalization.mean), deviation \(normalization.deviation)"
    }
}

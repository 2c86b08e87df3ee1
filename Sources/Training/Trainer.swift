/// Trains a model on images, epoch by epoch.
///
///     var generator = SplitMix64(seed: 1).split("weights")
///     let model = ResNet(depth: 20, using: &generator)
///     let optimizer = Optimizer(Momentum(learningRate: 0.1), .l2(1e-4))
///     var trainer = Trainer(model, by: optimizer, on: data, batchSize: 128, augmentation: .cropAndFlip)
///     for _ in 1...10 {
///         print(try trainer.trainEpoch().testError)
///         try trainer.checkpoint.write(to: file)
///     }
///
/// It is a value: a copy goes on from the same place on its own, to the same bits, on any number of threads. The training images are shuffled
/// anew every epoch; a plateau is told each epoch's *training* loss, so that nothing about the test images has a say in the training.
public struct Trainer<Model: Module>: Sendable {
    /// The model as it is now.
    public internal(set) var model: Model

    /// The optimizer as it is now.
    public internal(set) var optimizer: Optimizer

    /// The images to learn from and those to be examined with; normalised, if they are to be.
    public let data: Split<ImageSet>

    /// How many images go through the network at a time.
    public let batchSize: Int

    /// How many batches make one step.
    public let accumulation: Int

    /// Whether an incomplete last step is left out.
    public let dropsLast: Bool

    /// What is done to the training images, anew every epoch.
    public let augmentation: Augmentation?

    /// What a checkpoint must agree on to be continued from, by name: the trainer's own settings and those that it was told.
    public let settings: [String: String]

    /// The epochs so far.
    public internal(set) var history = TrainingHistory()

    /// The training images that are examined beside the test images.
    private let first: ImageSet

    /// Draws the order of the epochs, and with it their augmentation.
    var shuffling: SplitMix64

    /// - Parameters:
    ///   - model: What is trained, as it starts.
    ///   - optimizer: How; its `stepsPerEpoch` is set here.
    ///   - data: The images to learn from and those to be examined with.
    ///   - batchSize: How many images go through the network at a time; the last of an epoch are what is left.
    ///   - accumulation: How many batches make one step, their gradients added up: the step of one batch as large as all of them, in less memory.
    ///   - dropsLast: Leaves out that last step, where it would not see as many as the others.
    ///   - augmentation: What is done to the training images, anew every epoch.
    ///   - seed: Where the order of the images is drawn from.
    ///   - settings: What else must be the same when a checkpoint is continued, such as the names of the model, of the rule and of the
    ///     schedule, which are code that a file cannot hold.
    public init(
        _ model: Model, by optimizer: Optimizer, on data: Split<ImageSet>, batchSize: Int, accumulation: Int = 1,
        dropsLast: Bool = false, augmentation: Augmentation? = nil, seed: UInt64 = 1, settings: [String: String] = [:]
    ) {
        guard batchSize > 0, accumulation > 0, data.train.count > 0, data.test.count > 0 else {
            fatalError(
                """
                Trainer: \(accumulation) batches of \(batchSize) out of \(data.train.count) training images, \(data.test.count) test images; \
                there must be at least one of each.
                """)
        }
        self.model = model
        self.optimizer = optimizer
        self.data = data
        self.batchSize = batchSize
        self.accumulation = accumulation
        self.dropsLast = dropsLast
        first = data.train.prefix(10_000)
        self.augmentation = augmentation
        var own = [
            "batch-size": "\(batchSize)", "seed": "\(seed)", "augmentation": augmentation.map { "\($0)" } ?? "none",
            "plateau": optimizer.plateau.map { "\($0)" } ?? "none", "transforms": "\(optimizer.transforms)",
            "training images": data.train.identity, "test images": data.test.identity, "scalars": "\(Scalar.self)",
        ]
        if accumulation > 1 { own["accumulate"] = "\(accumulation)" }
        if dropsLast { own["drop-last"] = "yes" }
        self.settings = own.merging(settings) { $1 }
        shuffling = SplitMix64(seed: seed).split("shuffling")
        self.optimizer.stepsPerEpoch = stepsPerEpoch
        guard stepsPerEpoch > 0 else {
            fatalError(
                "Trainer: \(data.train.count) training images fill no step of \(stepSize), and the last is dropped.")
        }
    }

    /// How many steps make an epoch.
    public var stepsPerEpoch: Int {
        dropsLast ? data.train.count / stepSize : (data.train.count - 1) / stepSize + 1
    }

    /// How many images a step sees, but for an incomplete last one.
    private var stepSize: Int {
        let (product, overflows) = batchSize.multipliedReportingOverflow(by: accumulation)
        return overflows ? .max : product
    }

    /// Learns from every training image once, in a new order, and is then examined.
    ///
    /// - Parameter progress: Called after each step with its number, counted from 1, and the loss before it.
    /// - Throws: `TrainingError` when a loss or a gradient is not finite; the trainer is then as it was before the epoch.
    @discardableResult
    public mutating func trainEpoch(
        progress: (_ step: Int, _ loss: Double) -> Void = { _, _ in }
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
        let fit = Evaluation(of: next.model, on: first)
        let test = Evaluation(of: next.model, on: data.test)
        for evaluation in [fit, test] where !evaluation.loss.isFinite {
            throw TrainingError(epoch: number, step: stepsPerEpoch, reason: .examination(evaluation.loss))
        }
        let epoch = TrainingHistory.Epoch(
            number: number, steps: next.optimizer.stepCount, learningRate: learned.rate, trainLoss: learned.loss,
            trainError: learned.error, fit: .init(loss: fit.loss, error: fit.error), testLoss: test.loss,
            testError: test.error, gradients: learned.gradients, weightNorms: next.model.parameters.norms)
        next.optimizer.observe(loss: learned.loss)
        next.history.epochs.append(epoch)
        self = next
        return epoch
    }

    /// What an epoch's steps came to: the mean loss and the share of mistakes while learning, the last step's rate, and the gradients.
    private typealias Learned = (loss: Double, error: Double, rate: Double, gradients: TrainingHistory.GradientNorms)

    /// A step whenever there are batches enough for one.
    private mutating func learn(
        from batches: some Sequence<Batch<[Int]>>, epoch: Int, _ progress: (Int, Double) -> Void
    ) throws(TrainingError) -> Learned {
        var (total, wrong, seen, rate, step) = (0.0, 0, 0, 0.0, 0)
        var norms = GradientNormsSoFar()
        var parts: [Batch<[Int]>] = []
        for batch in batches {
            parts.append(batch)
            let count = parts.reduce(0) { $0 + $1.count }
            guard count == stepSize || seen + count == data.train.count else { continue }
            if dropsLast, count < stepSize { break }
            step += 1
            rate = optimizer.learningRate
            do {
                let loss = try makeStep(on: parts, of: count, &norms, &wrong)
                total += loss * Double(count)
                progress(step, loss)
            } catch {
                throw TrainingError(epoch: epoch, step: step, reason: .step(error))
            }
            seen += count
            parts = []
        }
        return (total / Double(seen), Double(wrong) / Double(seen), rate, norms.mean)
    }

    private mutating func makeStep(
        on parts: [Batch<[Int]>], of count: Int, _ norms: inout GradientNormsSoFar, _ wrong: inout Int
    ) throws(OptimizerError) -> Double {
        func loss(of model: inout Model, on batch: Batch<[Int]>) -> Tensor {
            let logits = model(batch.images)
            wrong += mistakes(logits, batch.labels)
            return crossEntropy(logits, batch.labels)
        }
        if parts.count == 1 {
            return Double(
                try optimizer.step(&model, inspecting: { norms.add($0) }) { loss(of: &$0, on: parts[0]) })
        }
        return Double(
            try optimizer.step(&model, accumulating: parts, inspecting: { norms.add($0) }) { model, batch in
                loss(of: &model, on: batch) * (Scalar(batch.count) / Scalar(count))
            })
    }
}

/// The norms of an epoch's gradients, added up.
private struct GradientNormsSoFar {
    private var names: [String] = []
    private var sums: [Double] = []
    private var (sum, largest, steps) = (0.0, 0.0, 0.0)

    mutating func add(_ gradient: Parameters) {
        let squares = gradient.squaredNorms ?? gradient.map(\.tensor.squaredNorm)
        if names.isEmpty {
            names = gradient.names
            sums = Array(repeating: 0, count: names.count)
        }
        for (place, square) in squares.enumerated() { sums[place] += square.squareRoot() }
        let norm = squares.reduce(0, +).squareRoot()
        sum += norm
        largest = max(largest, norm)
        steps += 1
    }

    var mean: TrainingHistory.GradientNorms {
        let means = sums.map { $0 / max(steps, 1) }
        return TrainingHistory.GradientNorms(
            mean: sum / max(steps, 1), largest: largest,
            parameters: Dictionary(uniqueKeysWithValues: zip(names, means)))
    }
}

extension Parameters {
    /// ‖x‖₂ of each tensor, by name.
    fileprivate var norms: [String: Double] {
        Dictionary(uniqueKeysWithValues: map { ($0.name, $0.tensor.squaredNorm.squareRoot()) })
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

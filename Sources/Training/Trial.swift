/// One training from its first draw to its end, or to where its numbers break: what a comparison repeats, for rule after rule, rate after
/// rate and seed after seed.
///
///     let trial = Trial(by: SGD(learningRate: η), on: digits.train, batchSize: 32, epochs: 3, seed: seed) {
///         SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &$0)
///     }
///     trial.loss(on: digits.train)
///     trial.accuracy(on: digits.test)
///
/// To diverge is a result here, not an error: the losses are then infinite, and the answers no better than a guess. For a training with
/// checkpoints, augmentation and a history, take `Trainer`.
public struct Trial<Model: Module>: Sendable {
    /// As it is at the end, or was before the step that could not be made.
    public private(set) var model: Model

    /// As it is at the end.
    public private(set) var optimizer: Optimizer

    /// The loss of each step's batch, before the step.
    public private(set) var batchLosses: [Double] = []

    /// The mean of the batches' losses over each epoch, every sample counted once; infinite for one that could not be finished.
    public private(set) var epochLosses: [Double] = []

    /// Why it could not go on; nil where it came to its end.
    public private(set) var divergence: OptimizerError?

    /// Whether its numbers broke.
    public var diverged: Bool { divergence != nil }

    /// Trains.
    ///
    /// - Parameters:
    ///   - model: What is trained, as it starts.
    ///   - optimizer: How.
    ///   - samples: What is learned from, in batches of `batchSize`, in a new order every epoch.
    ///   - epochs: How often every sample is seen.
    ///   - steps: An earlier end.
    ///   - dropsLast: Leaves out an epoch's last batch, where it is incomplete.
    ///   - generator: Draws the orders.
    ///   - loss: Of a batch, from the model.
    ///   - watch: Is shown the trial after every step.
    public init<Samples: Dataset>(
        of model: Model, by optimizer: Optimizer, on samples: Samples, batchSize: Int, epochs: Int, steps: Int = .max,
        droppingLast dropsLast: Bool = false, shuffledBy generator: inout SplitMix64,
        loss: (inout Model, Batch<Samples.Target>) -> Tensor, watching watch: (Trial) -> Void = { _ in }
    ) {
        self.model = model
        self.optimizer = optimizer
        for _ in 0..<epochs {
            let batches = samples.batches(of: batchSize, using: &generator, droppingLast: dropsLast)
            self.optimizer.stepsPerEpoch = batches.count
            var (total, seen) = (0.0, 0)
            for batch in batches {
                if batchLosses.count == steps { break }
                do {
                    let value = try self.optimizer.step(&self.model) { loss(&$0, batch) }
                    batchLosses.append(Double(value))
                    total += Double(value) * Double(batch.count)
                    seen += batch.count
                } catch {
                    divergence = error
                    epochLosses.append(.infinity)
                    return
                }
                watch(self)
            }
            if seen == 0 { return }
            epochLosses.append(total / Double(seen))
        }
    }

    /// The same of a classifier, whose loss is the cross-entropy.
    public init(
        of model: Model, by optimizer: Optimizer, on samples: some Dataset<[Int]>, batchSize: Int, epochs: Int,
        steps: Int = .max, droppingLast dropsLast: Bool = false, shuffledBy generator: inout SplitMix64,
        watching watch: (Trial) -> Void = { _ in }
    ) {
        self.init(
            of: model, by: optimizer, on: samples, batchSize: batchSize, epochs: epochs, steps: steps,
            droppingLast: dropsLast, shuffledBy: &generator,
            loss: { model, batch in crossEntropy(model(batch.inputs), batch.labels) }, watching: watch)
    }

    /// The same of a fresh classifier; the seed draws first its weights and then the orders.
    public init(
        by rule: any UpdateRule, on samples: some Dataset<[Int]>, batchSize: Int, epochs: Int, steps: Int = .max,
        seed: UInt64, of make: (inout SplitMix64) -> Model
    ) {
        var generator = SplitMix64(seed: seed)
        let model = make(&generator)
        self.init(
            of: model, by: Optimizer(rule), on: samples, batchSize: batchSize, epochs: epochs, steps: steps,
            shuffledBy: &generator)
    }

    /// The mean loss of all these images at the end, in inference; infinite where the trial diverged.
    public func loss(on images: ImageSet) -> Double {
        diverged ? .infinity : Evaluation(of: model, on: images, batchSize: max(images.count, 1)).loss
    }

    /// The share of these images that are answered rightly at the end; a guess's where the trial diverged.
    public func accuracy(on images: ImageSet) -> Double {
        diverged ? 1 / Double(images.classes.count) : Networks.accuracy(model.inference(images.images), images.labels)
    }

    /// The share that is answered wrongly.
    public func errorRate(on images: ImageSet) -> Double { 1 - accuracy(on: images) }
}

import Downhill

/// Document D's task on MNIST, as it asks and broken in four ways: one epoch each.
struct Pipelines: Study {
    /// Every setting that the training reads.
    struct Settings: Codable, Sendable {
        var hidden = 128
        var batch = 64
        var rate = 0.01
        var fasterRate = 0.1
        var epochs = 1
        var normalization = "(pixel / 255 − 0.1307) / 0.3081"
        /// The loss is kept as means over so many batches.
        var batchesInMean = 14
        /// The test accuracy is measured after so many updates too.
        var examinedAfter = [23, 138]
        var seeds: [UInt64]

        init(seed: UInt64) { seeds = (1...5).map { 100 * seed + $0 } }
    }

    /// How a run differs from document D's task.
    enum Kind: String, CaseIterable, Codable, Sendable {
        case task = "as document D asks"
        case faster = "rate 0.1"
        case kept = "gradients never zeroed"
        case mislabelled = "labels shuffled among the images"
        case stored = "as stored, never shuffled"
        case sorted = "sorted by class, never shuffled"

        var shuffles: Bool { self != .stored && self != .sorted }

        func images(_ images: ImageSet, seed: UInt64) -> ImageSet {
            var generator = SplitMix64(seed: seed).split("labels")
            return switch self {
            case .mislabelled: images.relabelled(generator.permutation(of: images.count).map { images.labels[$0] })
            case .sorted: images.sortedByClass()
            default: images
            }
        }
    }

    struct Run: Codable, Sendable {
        var kind: Kind
        var seed: UInt64
        /// The mean loss of the epoch while the network was learning, and its course.
        var loss = 0.0
        var course: [Double] = []
        /// The test accuracy after the first updates, as often as the settings ask for.
        var early: [Double] = []
        var testLoss = 0.0
        var testAccuracy = 0.0
    }

    let settings: Settings
    let runs: [Run]

    func sample(_ kind: Kind, _ value: (Run) -> Double) -> Sample { Sample(runs.filter { $0.kind == kind }.map(value)) }
    func loss(_ kind: Kind) -> Sample { sample(kind, \.loss) }
    func accuracy(_ kind: Kind) -> Sample { sample(kind, \.testAccuracy) }
    func early(_ kind: Kind, _ place: Int) -> Sample { sample(kind) { $0.early[place] } }

    /// Trains all kinds under all seeds.
    static func measure(_ settings: Settings, on data: Split<ImageSet>, progress: (Run) -> Void) throws -> [Run] {
        var runs: [Run] = []
        for kind in Kind.allCases {
            for seed in settings.seeds {
                runs.append(try train(kind, settings, on: data, seed: seed))
                progress(runs[runs.count - 1])
            }
        }
        return runs
    }

    private static func train(_ kind: Kind, _ settings: Settings, on data: Split<ImageSet>, seed: UInt64) throws -> Run
    {
        var run = Run(kind: kind, seed: seed)
        var weights = SplitMix64(seed: seed).split("weights")
        var shuffling = SplitMix64(seed: seed).split("shuffling")
        var model = SimpleMLP(inputs: 784, hidden: settings.hidden, outputs: 10, using: &weights)
        let rate = kind == .faster ? settings.fasterRate : settings.rate
        var optimizer =
            kind == .kept ? Optimizer(Momentum(learningRate: rate, momentum: 1)) : Optimizer(SGD(learningRate: rate))
        let images = kind.images(data.train, seed: seed)
        for _ in 0..<settings.epochs {
            var recent: [Double] = []
            let batches =
                kind.shuffles
                ? images.batches(of: settings.batch, using: &shuffling) : images.batches(of: settings.batch)
            for batch in batches {
                let loss = Double(try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) })
                run.loss += loss * Double(batch.count) / Double(images.count * settings.epochs)
                if settings.examinedAfter.contains(optimizer.stepCount) {
                    run.early.append(examine(model, on: data.test).accuracy)
                }
                recent.append(loss)
                guard recent.count == settings.batchesInMean else { continue }
                run.course.append(recent.reduce(0, +) / Double(recent.count))
                recent = []
            }
        }
        (run.testLoss, run.testAccuracy) = examine(model, on: data.test)
        return run
    }

    private static func examine(_ model: SimpleMLP, on images: ImageSet) -> (loss: Double, accuracy: Double) {
        var (loss, right) = (0.0, 0.0)
        for batch in images.batches(of: 1_000) {
            let scores = model.inference(batch.images)
            loss += Double(crossEntropy(scores, batch.labels).item) * Double(batch.count)
            right += Downhill.accuracy(scores, batch.labels) * Double(batch.count)
        }
        return (loss / Double(images.count), right / Double(images.count))
    }
}

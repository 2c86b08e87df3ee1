import Downhill

/// A training of any model, so that one list of bugs fits all.
typealias Procedure = TrainingProcedure<AnyModule>

/// The digits: 45 whole batches of 32 to learn from, brought to mean 0 and deviation 1 by what was measured on them.
enum DigitTask {
    static let unscaled = Digits.load().map { $0.prefix(1_440) }
    static let measured = unscaled.train.measuredNormalization
    static let digits = unscaled.map { $0.normalized(by: measured) }

    /// Pixels as many files have them, from 0 to 255.
    static let bytes = Normalization(mean: [0], deviation: [1.0 / 255])

    /// The library's lines, but for the first loss: models whose last layer starts small, as PyTorch's do, can be held to more.
    static let settings: SanityChecks.Settings = {
        var settings = SanityChecks.Settings()
        settings.initialLossExcess = -0.2...1
        return settings
    }()
}

/// Three models for 8×8 pixels.
enum Kind: String, CaseIterable, Sendable {
    case simpleMLP = "SimpleMLP"
    case convNet = "ConvNet"
    case resNet = "ResNet-20"

    func model(seed: UInt64) -> AnyModule {
        var generator = SplitMix64(seed: seed)
        switch self {
        case .simpleMLP: return AnyModule(SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator))
        case .convNet: return AnyModule(ConvNet(images: [8, 8, 1], width: 4, using: &generator))
        case .resNet: return AnyModule(Self.resNet(lastLayer: .uniformByFanIn, using: &generator))
        }
    }

    /// ResNet-20 of width 4, its last layer drawn as said and all others by He's rule.
    static func resNet(lastLayer: Initialization, using generator: inout SplitMix64) -> ResNet {
        var model = ResNet(depth: 20, channels: 1, width: 4, using: &generator)
        model.linear = Linear(inputs: 16, outputs: 10, initialization: lastLayer, using: &generator)
        return model
    }

    /// Momentum 0.9 in batches of 32, at a rate that all three models train well with.
    func sound(seed: UInt64, rate: Double = 0.05) -> Procedure {
        TrainingProcedure(model(seed: seed), Optimizer(Momentum(learningRate: rate)))
    }
}

extension TrainingProcedure {
    /// The model after so many epochs, or as far as it came before a number was not finite; and the largest gradient norm of any layer on the way.
    func trained(epochs: Int, seed: UInt64) -> (model: Model, largestNorm: Double) {
        var (model, optimizer, generator) = (self.model, self.optimizer, SplitMix64(seed: seed))
        var largest = 0.0
        for _ in 0..<epochs {
            for batch in batches(DigitTask.digits.train, batchSize, &generator) {
                let (_, gradient) = self.gradient(&model, batch, loss)
                let norms = gradient.filter { $0.tensor.shape.rank >= 2 }.map { $0.tensor.squaredNorm.squareRoot() }
                largest = norms.filter(\.isFinite).reduce(largest, max)
                do { try step(&model, gradient, &optimizer) } catch { return (model, largest) }
            }
        }
        return (model, largest)
    }

    /// The model after a hundred steps with the same sixteen digits, and these, as its training sees them.
    func learnedByHeart(seed: UInt64) -> (model: Model, batch: Batch<[Int]>) {
        var (model, optimizer, generator) = (self.model, self.optimizer, SplitMix64(seed: seed))
        let samples = DigitTask.settings.overfitSamples
        let first = firstBatches(1, of: samples, from: DigitTask.digits.train, using: &generator)
        let batch = first.first ?? DigitTask.digits.train.batch(at: Array(0..<samples))
        for _ in 0..<DigitTask.settings.overfitSteps {
            let (_, gradient) = self.gradient(&model, batch, loss)
            do { try step(&model, gradient, &optimizer) } catch { break }
        }
        return (model, batch)
    }

    /// The share of these images that a model answers rightly, used as this training uses it.
    func share(of images: ImageSet, rightBy model: Model) -> Double {
        accuracy(scores(model, images.images), images.labels)
    }
}

extension SanityChecks.OverfitOneBatch {
    /// The steps until 95 % of the samples are right, whatever the loss; infinite if they never are.
    var stepsUntilRight: Double { accuracies.firstIndex { $0 >= 0.95 }.map { Double($0) } ?? .infinity }
}

extension AnyModule {
    /// Changes every tensor whose name begins like this.
    mutating func change(_ name: String, _ body: (inout Tensor) -> Void) {
        visit(path: .root) { path, tensor in
            if path.description.hasPrefix(name) { body(&tensor) }
        }
    }
}

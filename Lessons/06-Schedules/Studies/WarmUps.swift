import Downhill

/// Does a network need a warm-up? Momentum, and Adam, along a cosine, at once and with document B's warm-up, five epochs of stairs: at the rates
/// that the document speaks of, and at the lowest at which the first epoch at once is unstable.
struct WarmUps: Sendable {
    static let epochs = 15, warmingEpochs = 5

    /// The document's rate and four times as much.
    static let rates = [0.1, 0.4]

    /// Unstable: some batch has a loss so many times that of the very first.
    static let unstable = 1.5

    /// One training: the loss at its end, the highest batch loss over the very first, in its first epoch, up to the first epoch after the
    /// warm-up, and in all, the epoch of the last, from 0 as the document counts, and the gradients, if they are watched.
    struct Run: Sendable {
        let loss, firstPeak, rampPeak, peak, epochOfPeak: Double
        let norms, agreements: [Double]
    }

    /// One kind of network at one rate, at once and warmed up, from the same seeds.
    struct Start: Sendable {
        let name: String
        let rate: Double
        let batchesPerEpoch: Int
        let cold, warm: [Run]

        func losses(_ runs: [Run]) -> Sample { Sample(runs.map(\.loss)) }
        func peaks(_ runs: [Run]) -> Sample { Sample(runs.map(\.peak)) }
        func firstPeaks(_ runs: [Run]) -> Sample { Sample(runs.map(\.firstPeak)) }
        func rampPeaks(_ runs: [Run]) -> Sample { Sample(runs.map(\.rampPeak)) }
        var epochOfWarmPeak: Double { Sample(warm.map(\.epochOfPeak)).median }

        /// In the first epoch at once, and from the sixth on, when a warm-up would be over: the median gradient, and the median agreement with the one before.
        var earlyNorm: Sample { typical(\.norms) { Array($0.prefix(batchesPerEpoch)) } }
        var laterNorm: Sample { typical(\.norms) { Array($0.dropFirst(warmed)) } }
        var earlyAgreement: Sample { typical(\.agreements) { Array($0.prefix(batchesPerEpoch)) } }
        var laterAgreement: Sample { typical(\.agreements) { Array($0.dropFirst(warmed)) } }
        /// In the first five batches at once, and in that epoch's last five: the median gradient.
        var firstNorm: Sample { typical(\.norms) { Array($0.prefix(5)) } }
        var lastNorm: Sample { typical(\.norms) { Array($0.prefix(batchesPerEpoch).suffix(5)) } }
        private var warmed: Int { warmingEpochs * batchesPerEpoch }

        private func typical(_ list: (Run) -> [Double], _ part: ([Double]) -> [Double]) -> Sample {
            Sample(cold.map { Sample(part(list($0))).median })
        }
    }

    /// The residual network at the document's rates.
    let residual: [Start]
    /// The same at the first of them, with every fifth label wrong, so that images are not learned by heart.
    let mislabelled: Start

    /// Weights as they are usually drawn, each network at the lowest of four rates in a power of ten at which the first epoch at once is unstable.
    let limits: [Start]

    /// The same with first weights far too large, and one rate lower; and with usual weights by Adam.
    let harsh, harshBelow: Start
    let adam: [Start]

    /// - Parameter seeds: the residual network, which takes longest, meets the first three, on half the images.
    init(seeds: [UInt64]) throws {
        typealias Rule = @Sendable (Schedule) -> any UpdateRule
        let momentum: Rule = { Momentum(learningRate: $0) }
        let adam: Rule = { Adam(learningRate: $0) }
        func start<Model: Module>(
            _ name: String, _ η: Double, by rule: Rule = momentum, on images: ImageSet = DigitsTask.train,
            seeds: [UInt64], warmsToo: Bool = true, watched: Bool = false,
            _ make: @escaping @Sendable (inout SplitMix64) -> Model
        ) -> Start {
            func runs(warms: Bool) -> [Run] {
                seeds.concurrentMap {
                    Self.train(η, by: rule, warms: warms, on: images, watched: watched && !warms, seed: $0, make)
                }
            }
            return Start(
                name: name, rate: η, batchesPerEpoch: images.count / DigitsTask.batch, cold: runs(warms: false),
                warm: warmsToo ? runs(warms: true) : [])
        }
        func limit<Model: Module>(
            _ name: String, by rule: Rule = momentum, from lowest: Double = 0.1,
            on images: ImageSet = DigitsTask.train, seeds: [UInt64],
            _ make: @escaping @Sendable (inout SplitMix64) -> Model
        ) throws -> Start {
            let rate = Grid.logarithmic(lowest...10).first { η in
                let cold = seeds.concurrentMap {
                    Self.train(η, by: rule, warms: false, epochs: 1, on: images, seed: $0, make).firstPeak
                }
                return Sample(cold).median >= Self.unstable
            }
            guard let rate else { throw Unshaken(network: name) }
            return start(name, rate, by: rule, on: images, seeds: seeds, make)
        }
        let few = Array(seeds.prefix(3))
        let (half, mislabelledHalf) = (DigitsTask.train.prefix(352), DigitsTask.mislabelled.prefix(352))
        residual = Self.rates.map { η in
            start("residual, batch norm", η, on: half, seeds: few, watched: true) { DigitsTask.residual(using: &$0) }
        }
        mislabelled = start(
            "residual, batch norm", Self.rates[0], on: mislabelledHalf, seeds: few, warmsToo: false, watched: true
        ) {
            DigitsTask.residual(using: &$0)
        }
        limits = try [
            limit("residual, batch norm", from: 1, on: half, seeds: few) { DigitsTask.residual(using: &$0) },
            limit("one hidden layer", seeds: seeds) { DigitsTask.network(using: &$0) },
            limit("two hidden layers, He’s rule", seeds: seeds) { Self.layers(timesHe: 1, using: &$0) },
        ]
        self.adam = try [
            limit("one hidden layer, Adam", by: adam, from: 0.01, seeds: seeds) { DigitsTask.network(using: &$0) },
            limit("two hidden layers, He’s rule, Adam", by: adam, from: 0.01, seeds: seeds) {
                Self.layers(timesHe: 1, using: &$0)
            },
        ]
        let tooLarge: @Sendable (inout SplitMix64) -> Sequential = { Self.layers(timesHe: 2.5, using: &$0) }
        let harsh = try limit("two hidden layers, weights far too large", seeds: seeds, tooLarge)
        self.harsh = harsh
        let below = Grid.logarithmic(0.01...10).last { $0 < 0.99 * harsh.rate } ?? harsh.rate
        harshBelow = start(harsh.name, below, seeds: seeds, tooLarge)
    }

    /// 64-32-32-10 with first weights so many times those of He's rule.
    private static func layers(timesHe factor: Scalar, using generator: inout SplitMix64) -> Sequential {
        func layer(_ inputs: Int, _ outputs: Int) -> Linear {
            let deviation = factor * (2 / Scalar(inputs)).squareRoot()
            return Linear(
                weight: .normal([outputs, inputs], deviation: deviation, using: &generator), bias: .zeros([outputs]))
        }
        return Sequential(Flatten(), layer(64, 32), Activation.relu, layer(32, 32), Activation.relu, layer(32, 10))
    }

    private static func train<Model: Module>(
        _ η: Double, by rule: (Schedule) -> any UpdateRule, warms: Bool, epochs trained: Int = epochs,
        on images: ImageSet = DigitsTask.train, watched: Bool = false, seed: UInt64, _ make: (inout SplitMix64) -> Model
    ) -> Run {
        let epoch = images.count / DigitsTask.batch
        let schedule: Schedule =
            warms
            ? .cosine(from: η, over: .steps((epochs - warmingEpochs) * epoch)).warmedUp(over: .epochs(warmingEpochs))
            : .cosine(from: η, over: .steps(epochs * epoch))
        var generator = SplitMix64(seed: seed)
        let model = make(&generator)
        let log = GradientLog(first: trained * epoch)
        let trial = Trial(
            of: model, by: Optimizer(rule(schedule), transforms: watched ? [log] : []), on: images,
            batchSize: DigitsTask.batch, epochs: trained, shuffledBy: &generator)
        let losses = trial.batchLosses
        func peak(of steps: Int) -> Double {
            losses.count < steps ? .infinity : (losses.prefix(steps).max() ?? .infinity) / (losses.first ?? .nan)
        }
        let highest = trial.diverged ? losses.count - 1 : losses.indices.max { losses[$0] < losses[$1] } ?? 0
        return Run(
            loss: trial.loss(on: images), firstPeak: peak(of: epoch),
            rampPeak: peak(of: min(trained, warmingEpochs + 1) * epoch),
            peak: trial.diverged ? .infinity : peak(of: losses.count), epochOfPeak: Double(highest / epoch),
            norms: log.norms, agreements: log.agreements)
    }
}

/// A network that no rate of the grid makes unstable: widen it.
struct Unshaken: Error { let network: String }

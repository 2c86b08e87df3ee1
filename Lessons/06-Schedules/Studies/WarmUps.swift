import Downhill

/// Does a network need a warm-up? Momentum at large rates for three epochs along a cosine, at once and with a first epoch of warm-up.
struct WarmUps: Sendable {
    static let epochs = 3
    static let rates = [0.1, 0.4]
    /// Rates at which the residual network, and that of one layer, cannot stay; and smaller ones for weights that are far too large.
    static let wild = 3.2, tooHigh = 1.6, harshRates = [0.2, 0.4]

    /// One training: the loss at its end, the highest batch loss of its first epoch over the very first, and that epoch's gradients.
    struct Run: Sendable {
        let loss, peak: Double
        let norms, agreements: [Double]
    }

    /// One kind of network at every rate, at once and warmed up, from several seeds.
    struct Start: Sendable {
        let name: String
        let rates: [Double]
        let cold, warm: [[Run]]

        func losses(_ runs: [Run]) -> Sample { Sample(runs.map(\.loss)) }
        func peaks(_ runs: [Run]) -> Sample { Sample(runs.map(\.peak)) }

        /// In the first five batches at the lowest rate, and in the epoch's last five: the median gradient, and the median agreement with the one before.
        var earlyNorm: Sample { typical(\.norms) { Array($0.prefix(5)) } }
        var lateNorm: Sample { typical(\.norms) { Array($0.suffix(5)) } }
        var earlyAgreement: Sample { typical(\.agreements) { Array($0.prefix(5)) } }
        var lateAgreement: Sample { typical(\.agreements) { Array($0.suffix(5)) } }

        private func typical(_ list: (Run) -> [Double], _ part: ([Double]) -> [Double]) -> Sample {
            Sample(cold[0].map { Sample(part(list($0))).median })
        }
    }

    let residual, usual, harsh: Start
    var all: [Start] { [residual, usual, harsh] }

    /// - Parameter seeds: the residual network, which takes longest, meets the first five.
    init(seeds: [UInt64]) {
        func start<Model: Module>(
            _ name: String, rates: [Double], seeds: [UInt64] = seeds,
            _ make: @escaping @Sendable (inout SplitMix64) -> Model
        ) -> Start {
            func runs(warms: Bool) -> [[Run]] {
                rates.map { η in seeds.concurrentMap { Self.train(η, warms: warms, seed: $0, make) } }
            }
            return Start(name: name, rates: rates, cold: runs(warms: false), warm: runs(warms: true))
        }
        residual = start("residual, batch norm", rates: Self.rates + [Self.wild], seeds: Array(seeds.prefix(5))) {
            DigitsTask.residual(using: &$0)
        }
        usual = start("one hidden layer", rates: Self.rates + [Self.tooHigh]) { DigitsTask.network(using: &$0) }
        harsh = start("weights far too large", rates: Self.harshRates) { Self.harsh(using: &$0) }
    }

    /// 64-32-32-10 with first weights 2.5 times those of He's rule.
    private static func harsh(using generator: inout SplitMix64) -> Sequential {
        func layer(_ inputs: Int, _ outputs: Int) -> Linear {
            let deviation = 2.5 * (2 / Scalar(inputs)).squareRoot()
            return Linear(
                weight: .normal([outputs, inputs], deviation: deviation, using: &generator), bias: .zeros([outputs]))
        }
        return Sequential(Flatten(), layer(64, 32), Activation.relu, layer(32, 32), Activation.relu, layer(32, 10))
    }

    private static func train<Model: Module>(
        _ η: Double, warms: Bool, seed: UInt64, _ make: (inout SplitMix64) -> Model
    ) -> Run {
        let epoch = DigitsTask.batchesPerEpoch
        let schedule: Schedule =
            warms
            ? .cosine(from: η, over: .steps((epochs - 1) * epoch)).warmedUp(over: .steps(epoch))
            : .cosine(from: η, over: .steps(epochs * epoch))
        var generator = SplitMix64(seed: seed)
        let model = make(&generator)
        let log = GradientLog(first: epoch)
        let trial = Trial(
            of: model, by: Optimizer(Momentum(learningRate: schedule), transforms: [log]), on: DigitsTask.train,
            batchSize: DigitsTask.batch, epochs: epochs, shuffledBy: &generator)
        let first = trial.batchLosses.prefix(epoch)
        let peak = trial.diverged ? .infinity : (first.max() ?? .infinity) / (first.first ?? .infinity)
        return Run(loss: trial.loss(on: DigitsTask.train), peak: peak, norms: log.norms, agreements: log.agreements)
    }
}

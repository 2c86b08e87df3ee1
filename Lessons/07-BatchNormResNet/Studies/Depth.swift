import Downhill

/// Four, twelve and twenty layers learn the digits by momentum: plain, and with each cure. Each network at its best rate.
struct Depth: Sendable {
    static let depths = [4, 12, 20]
    static let epochs = 3

    struct Kind: Sendable {
        let name: String

        /// One for each depth.
        let rates: [Double]

        /// The training loss of the last epoch and the training accuracy, over seeds.
        let losses, accuracies: [Sample]

        var medians: [Double] { losses.map(\.median) }
    }

    let plain, norm, residual, fromIdentity, both: Kind

    /// Twenty layers as they learn at their best rate: the gradient at the first layer over that at the last, every ten steps, one list for each of fifteen
    /// draws of the plain ones and for each of three of the others.
    let plainRatios, residualRatios, bothRatios: [[Double]]

    /// The same of document B's own block, with norms in its branch and a ReLU behind its sum.
    let closedRatios: [[Double]]

    /// Twenty plain layers that are given time: the training loss of the last epoch.
    let patient: Sample
    static let patience = (rate: 0.003, epochs: 60)

    /// As long a training of a few draws: the share of the training digits that is right at its end, and the gradient ratios on the way.
    struct Long: Sendable {
        let rate: Double
        let right: Sample
        let ratios: [[Double]]
    }

    /// Four plain layers; and fifty at four rates, of which the second is looked at: no rate makes them learn, and none must be chosen by luck.
    let shallow: Long
    let tried: [Long]
    var fifty: Long { tried[1] }
    var best: Long { tried.max { $0.right.median < $1.right.median } ?? fifty }
    static let longEpochs = 40

    init(seeds: [UInt64], draws: [UInt64]) throws {
        func kind(_ name: String, _ design: Design, _ grids: [ClosedRange<Double>]) throws -> Kind {
            var (rates, losses, accuracies): ([Double], [Sample], [Sample]) = ([], [], [])
            for (depth, grid) in zip(Self.depths, grids) {
                var deep = design
                deep.depth = depth
                let rate = try BestRate.search(
                    over: Grid.logarithmic(grid, perDecade: 2), seeds: Array(seeds.prefix(2)), resolution: 3
                ) { [deep] η, seed in
                    DigitsTask.loss(deep, by: Momentum(learningRate: η), epochs: Self.epochs, seed: seed)
                }.rate
                let trials = seeds.map {
                    DigitsTask.trial(deep, by: Momentum(learningRate: rate), epochs: Self.epochs, seed: $0)
                }
                rates.append(rate)
                losses.append(Sample(trials.map(\.lastLoss)))
                accuracies.append(Sample(trials.map { $0.accuracy(on: DigitsTask.training) }))
            }
            return Kind(name: name, rates: rates, losses: losses, accuracies: accuracies)
        }
        let identity = Design(depth: 4, skips: true, startsAsIdentity: true)
        plain = try kind("plain", Design(depth: 4), [0.01...1, 0.003...0.3, 0.003...0.3])
        norm = try kind("batch norm", Design(depth: 4, norm: .beforeReLU), [0.01...1, 0.01...1, 0.01...1])
        residual = try kind("residual", Design(depth: 4, skips: true), [0.003...0.3, 3e-4...0.03, 1e-4...0.01])
        fromIdentity = try kind("residual, from zero", identity, [0.01...1, 0.01...1, 0.01...1])
        both = try kind(
            "residual + norm", Design(depth: 4, skips: true, norm: .beforeReLU), [0.01...1, 0.003...0.3, 0.003...0.3])

        func ratios(_ design: Design, _ kind: Kind, _ draws: ArraySlice<UInt64>) -> [[Double]] {
            Array(draws).concurrentMap { Self.ratios(design, rate: kind.rates[2], seed: $0) }
        }
        plainRatios = ratios(Design(depth: 20), plain, draws[...])
        residualRatios = ratios(Design(depth: 20, skips: true), residual, seeds.prefix(3))
        bothRatios = ratios(Design(depth: 20, skips: true, norm: .beforeReLU), both, seeds.prefix(3))
        closedRatios = ratios(
            Design(depth: 20, skips: true, endsInReLU: true, norm: .beforeReLU), both, seeds.prefix(3))
        patient = Sample(
            seeds.prefix(3).concurrentMap { seed in
                let rule = Momentum(learningRate: Self.patience.rate)
                return DigitsTask.loss(Design(depth: 20), by: rule, epochs: Self.patience.epochs, seed: seed)
            })
        func long(_ depth: Int, _ rate: Double) -> Long {
            let runs = Array(seeds.prefix(3)).concurrentMap {
                Self.watched(
                    Design(depth: depth), rate: rate, epochs: Self.longEpochs, lookingEvery: 100, seed: $0)
            }
            return Long(rate: rate, right: Sample(runs.map(\.right)), ratios: runs.map(\.ratios))
        }
        shallow = long(4, Self.patience.rate)
        tried = [3e-4, 0.001, 0.003, 0.01].map { long(50, $0) }
    }

    private static func ratios(_ design: Design, rate: Double, seed: UInt64) -> [Double] {
        watched(design, rate: rate, epochs: epochs, lookingEvery: 10, seed: seed).ratios
    }

    private static func watched(
        _ design: Design, rate: Double, epochs: Int, lookingEvery pause: Int, seed: UInt64
    ) -> (ratios: [Double], right: Double) {
        var generator = SplitMix64(seed: seed)
        let net = DeepNet(design, using: &generator)
        var found = [net.gradientRatio(on: DigitsTask.sample)]
        let trial = Trial(
            of: net, by: Optimizer(Momentum(learningRate: rate)), on: DigitsTask.training, batchSize: DigitsTask.batch,
            epochs: epochs, shuffledBy: &generator,
            watching: {
                if $0.optimizer.stepCount % pause == 0 { found.append($0.model.gradientRatio(on: DigitsTask.sample)) }
            })
        return (found, trial.accuracy(on: DigitsTask.training))
    }

    /// The factor by which the gradient differs most between first and last layer, one way or the other, run by run.
    static func unevenness(_ ratios: [[Double]]) -> Sample {
        Sample(ratios.map { $0.map { max($0, 1 / $0) }.max() ?? .nan })
    }

    /// The smallest share of the last block's gradient that arrives at the first, in any run.
    static func least(_ ratios: [[Double]]) -> Double { ratios.joined().min() ?? .nan }
}

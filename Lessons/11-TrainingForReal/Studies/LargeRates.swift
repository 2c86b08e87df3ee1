import Downhill

/// Networks on digits by plain descent, with clipping and without: one hidden layer at its best rate and beyond, and others at large rates.
struct LargeRates: Study {
    enum Network: String, Sendable {
        case oneHiddenLayer = "one hidden layer"
        case twoHiddenLayers = "two hidden layers"
        case normed = "one hidden layer and batch norm"

        fileprivate func model(seed: UInt64) -> AnyModule {
            switch self {
            case .oneHiddenLayer: return Setting.digits(.hiddenLayer).model(seed: seed)
            case .twoHiddenLayers: return Setting.digits(.twoHiddenLayers).model(seed: seed)
            case .normed:
                var generator = SplitMix64(seed: seed).split("weights")
                return AnyModule(
                    Sequential(
                        Flatten(), Linear(inputs: 64, outputs: 64, using: &generator), BatchNorm(channels: 64),
                        Activation.relu, Linear(inputs: 64, outputs: 10, using: &generator)))
            }
        }
    }

    /// A network at a rate: the medians of its mistakes without clipping and with it.
    struct Pair: Sendable {
        let network: Network
        let rate: Double
        let free, clipped: Double

        var saved: Double { free - clipped }
    }

    /// One hidden layer at its best rate, without clipping.
    let free: BestRate

    /// One hidden layer at rates of 1, 3 and 10.
    let large: [Pair]

    /// Two hidden layers at a rate of 1, and one with batch norm at rates of 1 and 3.
    let others: [Pair]

    init(seeds: [UInt64]) throws {
        let setting = Setting.digits(.hiddenLayer)
        @Sendable func mistakes(
            _ network: Network, _ rate: Double, clipped: Bool, _ seed: UInt64
        ) -> Double {
            var generator = SplitMix64(seed: seed).split("shuffling")
            let rule = SGD(learningRate: rate)
            let trial = Trial(
                of: network.model(seed: seed), by: clipped ? Optimizer(rule, .clippedToNorm(1)) : Optimizer(rule),
                on: setting.learned, batchSize: setting.batch, epochs: 5, shuffledBy: &generator)
            return trial.diverged ? 0.9 : Evaluation(of: trial.model, on: setting.test).error
        }
        let grid = Grid.logarithmic(0.01...10, perDecade: 2)
        free = try BestRate.search(over: grid, seeds: seeds, resolution: 3) {
            mistakes(.oneHiddenLayer, $0, clipped: false, $1)
        }
        let cases: [(network: Network, rate: Double)] = [
            (.oneHiddenLayer, 1), (.oneHiddenLayer, 3), (.oneHiddenLayer, 10), (.twoHiddenLayers, 1), (.normed, 1),
            (.normed, 3),
        ]
        let found = try bySeed(seeds, of: cases) { tried, seed in
            [false, true].map { mistakes(tried.network, tried.rate, clipped: $0, seed) }
        }
        let pairs = zip(cases, found).map { tried, runs in
            Pair(
                network: tried.network, rate: tried.rate, free: Sample(runs.map { $0[0] }).median,
                clipped: Sample(runs.map { $0[1] }).median)
        }
        (large, others) = (Array(pairs.prefix(3)), Array(pairs.dropFirst(3)))
    }

    var numbers: [Recorded] {
        [
            Recorded("rate", free.rate, as: .significant(1)),
            Recorded("one", large[0].free, as: .percent(0)), Recorded("oneClipped", large[0].clipped, as: .percent(0)),
            Recorded("three", large[1].free, as: .percent(0)),
            Recorded("threeClipped", large[1].clipped, as: .percent(0)),
            Recorded("ten", large[2].free, as: .percent(0)), Recorded("tenClipped", large[2].clipped, as: .percent(0)),
            Recorded("normedOne", others[1].free, as: .percent(0)),
            Recorded("normedOneClipped", others[1].clipped, as: .percent(0)),
            Recorded("normedThree", others[2].free, as: .percent(0)),
            Recorded("normedThreeClipped", others[2].clipped, as: .percent(0)),
        ]
    }
}

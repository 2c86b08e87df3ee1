import Downhill

/// Six settings fixed beforehand, four of them with classes to learn: Adam and gradient descent at every rate, half a power of ten apart.
struct Panel: Sendable {
    /// One setting. A rate's *gain* is what training improves at it, as a share of what it improves at the method's best rate.
    struct Setting: Sendable {
        let name: String
        let isNetwork: Bool
        /// The cost before training: a guess's share of errors, or the first loss.
        let start: Double
        let adam, descent: BestRate

        static func gain(_ cost: Double, best: Double, start: Double) -> Double {
            cost.isFinite ? max(0, (start - cost) / (start - best)) : 0
        }

        /// Adam's gain at one of the rates.
        func gain(at rate: Double) -> Double {
            let trial = adam.trials.min { abs($0.rate / rate - 1) < abs($1.rate / rate - 1) }
            return Self.gain(trial?.cost ?? .infinity, best: adam.cost, start: start)
        }

        /// Over how many powers of ten in a row the gain is at least 0.95, with straight lines between the rates tried.
        func width(_ search: BestRate) -> Double {
            let gains = search.trials.map {
                (x: decimalLogarithm($0.rate), gain: Self.gain($0.cost, best: search.cost, start: start))
            }
            guard let best = search.trials.firstIndex(where: { $0.rate == search.rate }) else { return 0 }
            func reach(_ way: [(x: Double, gain: Double)]) -> Double {
                for (near, far) in zip(way, way.dropFirst()) where far.gain < Panel.enough {
                    return abs(
                        near.x + (far.x - near.x) * (near.gain - Panel.enough) / (near.gain - far.gain) - way[0].x)
                }
                return abs((way.last?.x ?? 0) - way[0].x)
            }
            return reach(Array(gains[best...])) + reach(gains[...best].reversed())
        }

        private func decimalLogarithm(_ x: Double) -> Double { Elementary.log(x) / Elementary.log(10) }

        /// The best of the three rates that anybody would try.
        var bestOfThree: Double { [1e-4, 1e-3, 1e-2].map { gain(at: $0) }.max() ?? 0 }
    }

    /// A gain that counts as good: what the ledger says of the effect.
    static let enough = 0.95

    let settings: [Setting]

    /// The digits after two epochs in place of thirty, and momentum's rates after both.
    let early: (adam: BestRate, descent: BestRate, momentum: BestRate)
    let momentum: BestRate

    /// The share of the spirals' points that are learned at η = 0.001 in the panel's time, and in ten times that.
    let spirals: (short: Sample, long: Sample)

    init(seeds: [UInt64]) throws {
        let adamRates = Grid.logarithmic(1e-4...1, perDecade: 2)
        let descentRates = Grid.logarithmic(1e-3...10, perDecade: 2)
        func search(_ grid: [Double], _ seeds: [UInt64], _ cost: @Sendable (Double, UInt64) throws -> Double) throws
            -> BestRate
        {
            try BestRate.search(over: grid, seeds: seeds, resolution: 3, cost)
        }
        func setting(
            _ name: String, isNetwork: Bool = true, start: Double, rates: [Double] = descentRates,
            seeds: [UInt64] = seeds,
            _ cost: @Sendable (any UpdateRule, UInt64) throws -> Double
        ) throws -> Setting {
            Setting(
                name: name, isNetwork: isNetwork, start: start,
                adam: try search(adamRates, seeds) { try cost(Adam(learningRate: $0), $1) },
                descent: try search(rates, seeds) { try cost(SGD(learningRate: $0), $1) })
        }
        settings = try [
            setting("digits, one hidden layer", start: 0.9) { DigitsTask.error($0, epochs: 30, seed: $1) },
            setting("digits, convolutions", start: 0.9, Self.convolutions),
            setting("digits, softmax regression", isNetwork: false, start: 0.9, Self.softmax),
            setting("spirals, one hidden layer", start: 2.0 / 3) { Self.spirals($0, seed: $1) },
            setting("linear regression, κ = 10", isNetwork: false, start: 1, Self.regression),
            setting(
                "Rosenbrock, 20,000 steps", isNetwork: false, start: 24.2,
                rates: Grid.logarithmic(1e-5...0.1, perDecade: 2), seeds: [0]
            ) {
                rule, _ in
                Double(
                    Descent(on: .rosenbrock, from: [-1.2, 1], by: rule).run(atMost: 20_000).losses.last ?? .infinity)
            },
        ]
        spirals = (
            Sample(seeds.map { 1 - Self.spirals(Adam(learningRate: 0.001), seed: $0) }),
            Sample(seeds.map { 1 - Self.spirals(Adam(learningRate: 0.001), epochs: 600, seed: $0) })
        )
        momentum = try search(Grid.logarithmic(1e-4...1, perDecade: 2), seeds) { η, seed in
            DigitsTask.error(Momentum(learningRate: η), epochs: 30, seed: seed)
        }
        early = (
            try search(adamRates, seeds) { η, seed in DigitsTask.error(Adam(learningRate: η), epochs: 2, seed: seed) },
            try search(descentRates, seeds) { η, seed in DigitsTask.error(SGD(learningRate: η), epochs: 2, seed: seed)
            },
            try search(Grid.logarithmic(1e-4...1, perDecade: 2), seeds) { η, seed in
                DigitsTask.error(Momentum(learningRate: η), epochs: 2, seed: seed)
            }
        )
    }

    @Sendable private static func convolutions(_ rule: any UpdateRule, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var model = Sequential(
            Convolution(inputs: 1, outputs: 4, kernel: 3, padding: 1, using: &generator), Activation.relu,
            MaxPool(window: 2), Flatten(),
            Linear(inputs: 64, outputs: 10, using: &generator))
        return DigitsTask.error(&model, rule, epochs: 30, images: DigitsTask.data.train.prefix(320), using: &generator)
    }

    @Sendable private static func softmax(_ rule: any UpdateRule, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var model = Sequential(Flatten(), Linear(inputs: 64, outputs: 10, using: &generator))
        return DigitsTask.error(&model, rule, epochs: 30, using: &generator)
    }

    /// The share of the training points that a network with 32 hidden units gets wrong after some epochs.
    @Sendable private static func spirals(_ rule: any UpdateRule, epochs: Int = 60, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        let spirals = PointSet.spirals(perArm: 64, using: &generator)
        var model = SimpleMLP(inputs: 2, hidden: 32, outputs: 3, using: &generator)
        var optimizer = Optimizer(rule)
        for _ in 0..<epochs {
            for batch in spirals.batches(of: 16, using: &generator) {
                do { try optimizer.step(&model) { crossEntropy($0(batch.inputs), batch.labels) } } catch {
                    return .infinity
                }
            }
        }
        return 1 - accuracy(model.inference(spirals.points), spirals.labels)
    }

    /// The loss over that at weights of zero, after 30 epochs in batches of 8.
    @Sendable private static func regression(_ rule: any UpdateRule, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        let data = LinearRegression(count: 480, features: 8, conditionNumber: 10, noise: 0.1, using: &generator)
        var model = Linear(inputs: 8, outputs: 1, using: &generator)
        var optimizer = Optimizer(rule)
        for _ in 0..<30 {
            for batch in data.batches(of: 8, using: &generator) {
                do { try optimizer.step(&model) { meanSquaredError($0(batch.inputs), batch.targets) } } catch {
                    return .infinity
                }
            }
        }
        let first = meanSquaredError(Tensor.zeros(data.targets.shape), data.targets).item
        return Double(meanSquaredError(model.inference(data.inputs), data.targets).item / first)
    }
}

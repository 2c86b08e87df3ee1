import Downhill

/// Six settings fixed beforehand, four of them with classes to learn: Adam, gradient descent and momentum at rates half a power of ten apart, and closer where the
/// gain passes what counts as good.
struct Panel: Sendable {
    struct Setting: Sendable {
        let name: String
        let isNetwork: Bool
        let adam, descent, momentum: Sweep

        /// The best of the three rates that anybody would try.
        var bestOfThree: Double { [1e-4, 1e-3, 1e-2].map { adam.gain(at: $0) }.max() ?? 0 }

        /// The range of good rates of the better of the other two.
        var widthOfOthers: Double { max(descent.width, momentum.width) }

        /// Whether Adam's range is twice as wide as that.
        var isTwiceAsWide: Bool { adam.width > widthOfOthers + Panel.factorOfTwo }
    }

    /// A gain that counts as good: what the ledger says of the effect.
    static let enough = 0.95

    /// In powers of ten.
    static let factorOfTwo = Elementary.log(2.0 as Double) / Elementary.log(10.0 as Double)

    let settings: [Setting]

    /// How many seeds a median is taken over.
    let seeds: Int

    /// The digits after two epochs in place of thirty.
    let early: (adam: Sweep, descent: Sweep, momentum: Sweep)

    /// The share of the spirals' points that are learned at η = 0.001 in the panel's time, and in ten times that.
    let spirals: (short: Sample, long: Sample)

    init(seeds: [UInt64]) {
        self.seeds = seeds.count
        func setting(
            _ name: String, isNetwork: Bool = true, start: Double, slower: Double = 1, seeds: [UInt64] = seeds,
            _ cost: @Sendable (any UpdateRule, UInt64) -> Double
        ) -> Setting {
            func sweep(_ rates: ClosedRange<Double>, _ rule: @Sendable (Double) -> any UpdateRule) -> Sweep {
                Sweep(over: rates, start: start, seeds: seeds) { cost(rule($0), $1) }
            }
            return Setting(
                name: name, isNetwork: isNetwork, adam: sweep(1e-4...1e-2) { Adam(learningRate: $0) },
                descent: sweep(slower * 0.01...slower) { SGD(learningRate: $0) },
                momentum: sweep(slower * 0.001...slower * 0.1) { Momentum(learningRate: $0) })
        }
        settings = [
            setting("digits, one hidden layer", start: 0.9) { DigitsTask.error($0, epochs: 30, seed: $1) },
            setting("digits, convolutions", start: 0.9, Self.convolutions),
            setting("digits, softmax regression", isNetwork: false, start: 0.9, Self.softmax),
            setting("spirals, one hidden layer", start: 2.0 / 3) { Self.spirals($0, seed: $1) },
            setting("linear regression, κ = 10", isNetwork: false, start: 1, slower: 0.1, Self.regression),
            setting("Rosenbrock, 20,000 steps", isNetwork: false, start: 24.2, slower: 0.01, seeds: [0]) { rule, _ in
                Double(
                    Descent(on: .rosenbrock, from: [-1.2, 1], by: rule).run(atMost: 20_000).losses.last ?? .infinity)
            },
        ]
        spirals = (
            Sample(seeds.map { 1 - Self.spirals(Adam(learningRate: 0.001), seed: $0) }),
            Sample(seeds.map { 1 - Self.spirals(Adam(learningRate: 0.001), epochs: 600, seed: $0) })
        )
        func sweep(_ rates: ClosedRange<Double>, _ rule: @Sendable (Double) -> any UpdateRule) -> Sweep {
            Sweep(rates: Grid.logarithmic(rates, perDecade: 2), start: 0.9, seeds: seeds) {
                DigitsTask.error(rule($0), epochs: 2, seed: $1)
            }
        }
        early = (
            sweep(1e-4...1) { Adam(learningRate: $0) }, sweep(1e-3...10) { SGD(learningRate: $0) },
            sweep(1e-4...1) { Momentum(learningRate: $0) }
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

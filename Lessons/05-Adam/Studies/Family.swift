import Downhill

/// Adam and its relatives: what each keeps for a weight, what it costs, and how it does on the digits.
struct Family: Sendable {
    struct Member: Sendable {
        let name, idea: String
        let kept: Int
        let digits: BestRate
    }

    let members: [Member]

    /// The scatter of the steps over their mean, under slopes of mean 1 and deviation 2.
    let scatter: (descent: Double, momentum: Double, rmsprop: Double, adam: Double)

    /// The step under a slope of 1000 over that under a slope of 1.
    let scale: (rmsprop: Double, adam: Double)

    init(seeds: [UInt64]) throws {
        func member<Rule: UpdateRule>(
            _ name: String, _ idea: String, _ grid: ClosedRange<Double>, _ rule: @escaping @Sendable (Double) -> Rule
        ) throws -> Member {
            let digits = try BestRate.search(over: Grid.logarithmic(grid, perDecade: 2), seeds: seeds, resolution: 3) {
                η, seed in
                DigitsTask.error(rule(η), epochs: 2, seed: seed)
            }
            return Member(name: name, idea: idea, kept: Rule.Slot.checkpointNames.count, digits: digits)
        }
        members = try [
            member("SGD", "the slope", 0.01...10) { SGD(learningRate: $0) },
            member("momentum", "the sum of slopes", 1e-3...1) { Momentum(learningRate: $0) },
            member("RMSProp", "the slope over the ruler", 1e-4...1) { RMSProp(learningRate: $0) },
            member("Adam", "the average over the ruler", 1e-4...1) { Adam(learningRate: $0) },
            member("NAdam", "Adam with a look ahead (Dozat 2016)", 1e-4...1) { NAdam(learningRate: $0) },
            member("AMSGrad", "Adam whose ruler never shrinks (Reddi 2018)", 1e-4...1) { AMSGrad(learningRate: $0) },
            member("Lion", "the sign of an average (Chen 2023)", 1e-5...0.1) { Lion(learningRate: $0) },
        ]

        var generator = SplitMix64(seed: seeds[0]).split("scatter")
        let slopes = (0..<3_000).map { _ in Scalar(1 + 2 * generator.normal()) }
        func scatter(_ rule: some UpdateRule) -> Double {
            let steps = Array(rule.steps(under: slopes).suffix(1_000))
            let mean = steps.reduce(0, +) / 1_000
            return (steps.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 1_000).squareRoot() / abs(mean)
        }
        func scale(_ rule: some UpdateRule) -> Double {
            let steps = [1, 1000].map { rule.steps(under: [Scalar](repeating: $0, count: 60))[59] }
            return steps[1] / steps[0]
        }
        self.scatter = (
            scatter(SGD(learningRate: 1)), scatter(Momentum(learningRate: 1)), scatter(RMSProp(learningRate: 1)),
            scatter(Adam(learningRate: 1))
        )
        self.scale = (scale(RMSProp(learningRate: 1)), scale(Adam(learningRate: 1)))
    }

    func kept(_ name: String) -> Int { members.first { $0.name == name }?.kept ?? -1 }

    /// Operations for a weight: in plain descent's rule, in Adam's, and in a dense layer's gradient for each sample.
    static let operations = (descent: 2.0, adam: 14.0, sample: 6.0)

    /// Adam's extra operations over those of the gradient.
    static func extraWork(batch: Double) -> Double {
        (operations.adam - operations.descent) / (operations.sample * batch)
    }
}

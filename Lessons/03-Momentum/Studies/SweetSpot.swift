import Downhill

/// Is γ = 0.9 among the best? Six problems fixed beforehand, two of them networks; on each, every γ gets its own best rate.
struct SweetSpot: Study {
    struct Problem {
        let name: String
        let isNetwork: Bool
        /// By γ: steps, or for a network its training loss.
        let costs: [Double]

        /// What γ = 0.9 costs, and 1.2 times what the best γ does: a fifth more is near enough.
        var usual: Double { costs[3] }
        var allowance: Double { 1.2 * (costs.min() ?? 0) }
        var bestγ: Double { costs.firstIndex { $0 == costs.min() }.map { SweetSpot.γs[$0] } ?? 0 }
    }

    static let γs = [0, 0.5, 0.8, 0.9, 0.95, 0.99]

    let problems: [Problem]
    /// How many trainings stand behind a network's loss.
    let seeds: Int

    init(seeds: [UInt64]) throws {
        self.seeds = seeds.count
        var problems = try [10.0, 100, 1000].map { κ in
            let theory = RavineTheory(κ: κ)
            return Problem(
                name: "ravine, κ = \(Int(κ))", isNetwork: false,
                costs: try Self.γs.map { try theory.best(momentum: $0).cost })
        }
        problems.append(
            Problem(
                name: "Rosenbrock's valley", isNetwork: false,
                costs: try Self.γs.map { γ in
                    @Sendable func arrival(_ η: Double, _ limit: Int) -> Double {
                        Descent(on: .rosenbrock, by: Momentum(learningRate: η, momentum: γ)).arrival(
                            at: [1, 1], within: 1e-3, atMost: limit)
                    }
                    let rates = Grid.logarithmic(0.0001...0.01, perDecade: 8)
                    // What takes twice the steps of the best of these is not the best of more.
                    let limit = Int(min(2 * (rates.map { arrival($0, 10_000) }.min() ?? .infinity), 10_000))
                    // Round a bend a hair of the rate decides where a swing ends: the middle of three rates, a tenth apart, is no luck.
                    return try BestRate.search(over: rates, resolution: 0.1) { η in
                        [0.9 * η, η, 1.1 * η].map { arrival($0, limit) }.sorted()[1]
                    }.cost
                }))
        let images = Digits.load().train.prefix(1_440)
        problems.append(
            Problem(
                name: "digits", isNetwork: true,
                costs: try Self.γs.map { γ in
                    try BestRate.search(over: Self.rates(γ, around: 1), seeds: seeds, resolution: 0.35) { η, seed in
                        OnDigits.loss(Momentum(learningRate: η, momentum: γ), on: images, seed: seed)
                    }.cost
                }))
        problems.append(
            Problem(
                name: "spirals", isNetwork: true,
                costs: try Self.γs.map { γ in
                    try BestRate.search(over: Self.rates(γ, around: 4), seeds: seeds, resolution: 0.35) { η, seed in
                        Self.spirals(Momentum(learningRate: η, momentum: γ), seed: seed)
                    }.cost
                }))
        self.problems = problems
    }

    /// The loss of a network with 64 hidden units on three spirals of 64 points each, after 20 epochs in batches of 32; infinite if the numbers overflow.
    private static func spirals(_ rule: some UpdateRule, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        let spirals = PointSet.spirals(perArm: 64, using: &generator)
        var model = SimpleMLP(inputs: 2, hidden: 64, outputs: 3, using: &generator)
        var optimizer = Optimizer(rule)
        do {
            for _ in 0..<20 {
                for batch in spirals.batches(of: 32, using: &generator) {
                    try optimizer.step(&model) { crossEntropy($0(batch.inputs), batch.labels) }
                }
            }
        } catch {
            return .infinity
        }
        return Double(crossEntropy(model.inference(spirals.points), spirals.labels).item)
    }

    /// Rates around what the sum lets one expect: 1 − γ times those around one that plain descent bears.
    private static func rates(_ γ: Double, around η: Double) -> [Double] {
        Grid.logarithmic(0.1 * η...10 * η, perDecade: 2).map { $0 * (γ == 0 ? 1 : max(1 - γ, 0.02)) }
    }
}

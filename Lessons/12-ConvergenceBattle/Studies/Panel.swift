import Downhill

/// Six settings fixed beforehand, each with labelled samples to learn from, some to choose a rate by and others to judge by.
struct Panel: Sendable {
    struct Result: Sendable {
        let chosenBy, judgedBy: Double
    }

    struct Setting: Sendable {
        let name: String
        let isNetwork: Bool

        /// By method in the battle's order, at η = 0.001: the share of mistakes after two epochs, and after twenty.
        let early, untuned: [Sample]

        /// At the best rate, with a cosine.
        let momentum, adam: Sample
        let rates: (momentum: Double, adam: Double)
    }

    let settings: [Setting]

    /// Document B's comparison at 0.001 takes twenty epochs; in small batches they make steps enough to get somewhere.
    static let untuned = (batch: 8, epochs: 20, early: 2)
    static let tuned = (batch: 32, epochs: 20)

    init(seeds: [UInt64]) throws {
        settings = try Problem.all.map { problem in
            func tuned(
                _ grid: [Double], _ rule: @escaping @Sendable (Schedule) -> any UpdateRule
            ) throws -> (mistakes: Sample, rate: Double) {
                let steps = problem.steps(batch: Self.tuned.batch, epochs: Self.tuned.epochs)
                let schedule = { @Sendable (η: Double) in Schedule.cosine(from: η, over: .steps(steps)) }
                @Sendable func result(_ η: Double, _ seed: UInt64) -> Result {
                    problem.mistakes(rule(schedule(η)), Self.tuned.batch, Self.tuned.epochs, seed)
                }
                let best = try BestRate.search(over: grid, seeds: Array(seeds.prefix(3)), resolution: 3) { η, seed in
                    result(η, seed).chosenBy
                }
                return (Sample(seeds.map { result(best.rate, $0).judgedBy }), best.rate)
            }
            func untuned(_ epochs: Int) -> [Sample] {
                Battle.contestants.map { contestant in
                    Sample(
                        seeds.prefix(3).map {
                            problem.mistakes(contestant.rule(0.001), Self.untuned.batch, epochs, $0).judgedBy
                        })
                }
            }
            let momentum = try tuned(Grid.logarithmic(0.003...3, perDecade: 2)) { Momentum(learningRate: $0) }
            let adam = try tuned(Grid.logarithmic(0.001...1, perDecade: 2)) { Adam(learningRate: $0) }
            return Setting(
                name: problem.name, isNetwork: problem.isNetwork,
                early: untuned(Self.untuned.early), untuned: untuned(Self.untuned.epochs),
                momentum: momentum.mistakes, adam: adam.mistakes, rates: (momentum.rate, adam.rate))
        }
    }
}

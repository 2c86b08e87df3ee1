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

        /// With a cosine.
        let momentum, adam: Tuned
    }

    struct Tuned: Sendable {
        /// At the best rate.
        let mistakes: Sample
        let rate: Double

        /// At every rate of the grid, one a seed.
        let tried: [(rate: Double, results: [Result])]

        /// The expected share of mistakes after so many trials from the two powers of ten around a rate.
        func expected(around middle: Double, trials: Int) -> Double {
            let near = tried.filter { $0.rate > middle / 10.5 && $0.rate < middle * 10.5 }.flatMap(\.results)
            let ranked = near.sorted { $0.chosenBy < $1.chosenBy }
            return Tuning.expectedBest(of: ranked.map(\.judgedBy), trials: trials)
        }
    }

    let settings: [Setting]

    /// The battle's network, tuned by chance.
    let tuning: Tuning

    /// By setting, after so many trials: Adam's expected mistakes over momentum's, each drawing from the two powers of ten around the mean, of logarithms,
    /// of its best rates in the other settings.
    func fewTrials(_ trials: Int) -> [Double] {
        settings.indices.map { place in
            func expected(_ method: (Setting) -> Tuned) -> Double {
                let others = settings.indices.filter { $0 != place }.map { Elementary.log(method(settings[$0]).rate) }
                return method(settings[place]).expected(
                    around: Elementary.exp(Sample(others).mean), trials: trials)
            }
            return expected(\.adam) / expected(\.momentum)
        }
    }

    /// Document B's comparison at 0.001 takes twenty epochs; in small batches they make steps enough to get somewhere.
    static let untuned = (batch: 8, epochs: 20, early: 2)
    static let tuned = (batch: 32, epochs: 20)

    init(seeds: [UInt64], tuning: Tuning) throws {
        self.tuning = tuning
        settings = try Problem.all.map { problem in
            func tuned(
                _ grid: [Double], _ rule: @escaping @Sendable (Schedule) -> any UpdateRule
            ) throws -> Tuned {
                let steps = problem.steps(batch: Self.tuned.batch, epochs: Self.tuned.epochs)
                @Sendable func result(_ η: Double, _ seed: UInt64) -> Result {
                    let schedule = Schedule.cosine(from: η, over: .steps(steps))
                    return problem.mistakes(rule(schedule), Self.tuned.batch, Self.tuned.epochs, seed)
                }
                let few = Array(seeds.prefix(3))
                let results = grid.concurrentMap { η in few.map { result(η, $0) } }
                let best = try BestRate.search(over: grid, seeds: few, resolution: 3) { η, seed in
                    results[grid.firstIndex(of: η) ?? 0][few.firstIndex(of: seed) ?? 0].chosenBy
                }
                return Tuned(
                    mistakes: Sample(seeds.map { result(best.rate, $0).judgedBy }), rate: best.rate,
                    tried: zip(grid, results).map { (rate: $0, results: $1) })
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
                momentum: momentum, adam: adam)
        }
    }
}

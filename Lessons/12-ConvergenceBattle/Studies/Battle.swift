import Downhill

/// Document D's mini-project on the digits: four methods train the same network, at every rate of one grid.
struct Battle: Sendable {
    struct Contestant: Sendable {
        let name: String
        let rule: @Sendable (Double) -> any UpdateRule

        /// Operations a weight and step, counted in the rule's listing: products, sums, quotients, roots.
        let operations: Int
    }

    /// The methods that concepts 1 to 4 of document D train, in its order.
    static let contestants = [
        Contestant(name: "SGD", rule: { SGD(learningRate: $0) }, operations: 2),
        Contestant(name: "momentum", rule: { Momentum(learningRate: $0) }, operations: 4),
        Contestant(name: "RMSProp", rule: { RMSProp(learningRate: $0) }, operations: 9),
        Contestant(name: "Adam", rule: { Adam(learningRate: $0) }, operations: 14),
    ]

    static let epochs = 8
    static let rates = Grid.logarithmic(1e-4...10, perDecade: 3)
    static let batch = 64

    /// What one training came to.
    struct Outcome: Sendable {
        /// The average loss of each epoch, infinite from where the numbers broke.
        let losses: [Double]

        /// The share of mistakes and the loss on the half of the held-out digits to choose by.
        let chosenBy: (mistakes: Double, loss: Double)

        /// The share of mistakes on the half to judge by.
        let judgedBy: Double
    }

    /// By method, rate and seed.
    let outcomes: [[[Outcome]]]
    let seeds: [UInt64]

    init(seeds: [UInt64]) {
        let digits = Digits.load()
        let (even, odd) = (
            digits.test[stride(from: 0, to: digits.test.count, by: 2)],
            digits.test[stride(from: 1, to: digits.test.count, by: 2)]
        )
        self.seeds = seeds
        outcomes = Self.contestants.map { contestant in
            Self.rates.map { η in
                seeds.map { seed in
                    let trial = fight(by: contestant.rule(η), on: digits.train, epochs: Self.epochs, seed: seed)
                    let missing = Array(repeating: Double.infinity, count: Self.epochs - trial.epochLosses.count)
                    let loss = trial.loss(on: even)
                    return Outcome(
                        losses: trial.epochLosses + missing,
                        chosenBy: (trial.errorRate(on: even), loss.isNaN ? .infinity : loss),
                        judgedBy: trial.errorRate(on: odd)
                    )
                }
            }
        }
    }

    /// The losses of an epoch, counted from 1, over the seeds.
    func losses(of contestant: Int, rate: Int, epoch: Int) -> Sample {
        Sample(outcomes[contestant][rate].map { $0.losses[epoch - 1] })
    }

    /// The place in the grid of a rate.
    static func place(of rate: Double) -> Int {
        rates.indices.min { abs(rates[$0] / rate - 1) < abs(rates[$1] / rate - 1) } ?? 0
    }

    /// The rate with the least median loss in an epoch.
    ///
    /// - Throws: `BestRate.Edge` where it is the first or the last of the grid.
    func best(_ contestant: Int, epoch: Int) throws -> BestRate {
        try BestRate.search(over: Self.rates, seeds: seeds, resolution: 1.2) { rate, seed in
            outcomes[contestant][Self.place(of: rate)][seeds.firstIndex(of: seed) ?? 0].losses[epoch - 1]
        }
    }
}

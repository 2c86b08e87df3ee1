import Downhill

/// The same network on the same digits under three losses, at every rate.
struct Contest: Study {
    static let epochs = 30

    /// The share of test digits that is wrong, a search for each loss.
    let entropy, probabilities, scores: BestRate

    /// That of the squared error of the probabilities at the rate that is best for cross-entropy.
    let probabilitiesAtEntropysRate: Sample

    init(seeds: [UInt64]) throws {
        let task = DigitsTask(training: 720, batch: 48)
        func search(_ objective: Objective, _ grid: some Sequence<Double>) throws -> BestRate {
            try BestRate.search(over: Array(grid), seeds: seeds, resolution: 3) { η, seed in
                task.error(objective, rate: η, epochs: Self.epochs, seed: seed)
            }
        }
        // One rate beyond the collapse is enough, and one at which the squared error of p learns next to nothing.
        entropy = try search(.entropy, Grid.logarithmic(0.03...3, perDecade: 3).dropLast())
        probabilities = try search(.probabilities, Grid.logarithmic(0.3...30, perDecade: 3).dropFirst())
        scores = try search(.scores, Grid.logarithmic(0.1...10, perDecade: 3).dropLast())
        let η = entropy.rate
        probabilitiesAtEntropysRate = Sample(
            seeds.map { task.error(.probabilities, rate: η, epochs: Self.epochs, seed: $0) })
    }

    /// How many times as many errors as cross-entropy, each at its best rate.
    var probabilitiesOverEntropy: Double { probabilities.cost / entropy.cost }
    var scoresOverEntropy: Double { scores.cost / entropy.cost }
}

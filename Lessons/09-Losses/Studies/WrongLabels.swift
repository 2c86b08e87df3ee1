import Downhill

/// The digits with two training labels in five replaced by another digit at random: the share of test digits that each loss gets wrong, at its
/// best rate.
struct WrongLabels: Sendable {
    static let share = 0.4

    let entropy, probabilities: BestRate

    init(seeds: [UInt64]) throws {
        let task = DigitsTask(training: 720, batch: 48)
        let spoilt = seeds.reduce(into: [UInt64: ImageSet]()) { sets, seed in
            var generator = SplitMix64(seed: seed).split("wrong labels")
            sets[seed] = task.training.relabelled(
                task.training.labels.map { label in
                    generator.uniform() < Self.share ? (label + 1 + generator.index(below: 9)) % 10 : label
                })
        }
        func search(_ objective: Objective, _ grid: [Double]) throws -> BestRate {
            try BestRate.search(over: grid, seeds: seeds, resolution: 3) { η, seed in
                task.error(objective, rate: η, epochs: Contest.epochs, on: spoilt[seed], seed: seed)
            }
        }
        entropy = try search(.entropy, Grid.logarithmic(0.03...1, perDecade: 2))
        probabilities = try search(.probabilities, Grid.logarithmic(1...30, perDecade: 2))
    }

    var ratio: Double { ratioOfWorse(entropy.cost, probabilities.cost) }
}

extension WrongLabels: Study {
    var numbers: [Recorded] {
        [
            Recorded("entropy", entropy.cost, as: .percent(1)),
            Recorded("probabilities", probabilities.cost, as: .percent(1)),
        ]
    }
}

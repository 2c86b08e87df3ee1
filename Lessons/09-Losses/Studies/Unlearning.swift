import Downhill

/// A network that was taught every digit as the next one, nine as zero, as long as the right ones in the contest; then it gets the right labels.
/// How many steps until it has nine in ten right, of the first 240 training images?
struct Unlearning: Study {
    static let limit = 210
    static let goal = 0.9

    /// Steps at each rate, a search a loss. Each network was taught wrongly by its own loss, at that loss's best rate.
    let entropy, probabilities, scores: BestRate

    /// The probability that the right digit had at first, after the wrong lessons of each loss: the median over the images, then over the seeds.
    let firstChance: (entropy: Double, probabilities: Double, scores: Double)

    init(after contest: Contest, seeds: [UInt64]) throws {
        let task = DigitsTask(training: 720, batch: 48)
        let shifted = task.training.relabelled(task.training.labels.map { ($0 + 1) % 10 })
        let watched = task.training.prefix(240)
        let images = watched.images

        /// A network sure of the wrong answers, a seed each.
        func misled(_ objective: Objective, _ η: Double) -> [UInt64: SimpleMLP] {
            seeds.reduce(into: [:]) { models, seed in
                var generator = SplitMix64(seed: seed)
                let model = DigitsTask.model(using: &generator)
                models[seed] = task.trained(
                    model, rate: η, epochs: Contest.epochs, on: shifted, using: &generator, by: objective.loss)
            }
        }
        @Sendable func steps(_ objective: Objective, _ η: Double, from start: SimpleMLP?, seed: UInt64) -> Double {
            guard var model = start else { return .infinity }
            var generator = SplitMix64(seed: seed).split("unlearning")
            var optimizer = Optimizer(SGD(learningRate: η))
            var count = 0
            while count < Self.limit {
                for batch in task.training.batches(of: task.batch, using: &generator) {
                    do { try optimizer.step(&model) { objective.loss($0(batch.images), batch.labels) } } catch {
                        return .infinity
                    }
                    count += 1
                    guard count.isMultiple(of: 5) else { continue }
                    if accuracy(model.inference(images), watched.labels) >= Self.goal { return Double(count) }
                }
            }
            return .infinity
        }
        func search(_ objective: Objective, _ starts: [UInt64: SimpleMLP], _ grid: [Double]) throws -> BestRate {
            try BestRate.search(over: grid, seeds: seeds, resolution: 0.25) { η, seed in
                steps(objective, η, from: starts[seed], seed: seed)
            }
        }
        func chance(_ models: [UInt64: SimpleMLP]) -> Double {
            Sample(models.values.map { Sample($0.inference(images).softmax().picking(watched.labels).scalars).median })
                .median
        }
        let byEntropy = misled(.entropy, contest.entropy.rate)
        let byProbabilities = misled(.probabilities, contest.probabilities.rate)
        let byScores = misled(.scores, contest.scores.rate)
        entropy = try search(.entropy, byEntropy, Grid.logarithmic(0.18...1.8, perDecade: 4))
        probabilities = try search(.probabilities, byProbabilities, Grid.logarithmic(8...45, perDecade: 4))
        scores = try search(.scores, byScores, Grid.logarithmic(0.5...5, perDecade: 4))
        firstChance = (chance(byEntropy), chance(byProbabilities), chance(byScores))
    }

    /// How many times the steps of cross-entropy the squared error of the probabilities takes, seed by seed.
    var ratios: [Double] { zip(probabilities.runs.values, entropy.runs.values).map { $0 / $1 } }
}

import Downhill
import Foundation

/// Document D's mini-project on MNIST: four methods at the documents' rates and each at its best one, and the best recipe that the course has.
struct RealBattle: Sendable {
    /// Every setting that a training reads.
    struct Settings: Codable, Equatable, Sendable {
        var hidden = 128
        var batch = 64
        var normalization = "(pixel / 255 − 0.1307) / 0.3081"
        var epochs = 4
        /// Rates that all are given: document B's and document D's.
        var stated = [0.001, 0.01]
        /// Half a power of ten apart, by method; the best is chosen by the training loss of the last epoch under the first two seeds.
        var grids = [
            Method.sgd.rawValue: [0.01, 0.03, 0.1, 0.3, 1], Method.momentum.rawValue: [0.003, 0.01, 0.03, 0.1, 0.3],
            Method.rmsprop.rawValue: [0.0001, 0.0003, 0.001, 0.003, 0.01],
            Method.adam.rawValue: [0.0001, 0.0003, 0.001, 0.003, 0.01],
        ]
        var searchSeeds = 2
        var seeds: [UInt64]
        /// As `course train` takes it.
        var recipe: [String]

        init(seed: UInt64) throws {
            seeds = (1...5).map { 100 * seed + $0 }
            recipe = try RealBattle.recipe().arguments.filter { !$0.hasPrefix("--seed") }
        }
    }

    enum Method: String, CaseIterable, Codable, Sendable {
        case sgd = "SGD", momentum, rmsprop = "RMSProp", adam = "Adam"

        func rule(_ η: Double) -> any UpdateRule {
            switch self {
            case .sgd: SGD(learningRate: η)
            case .momentum: Momentum(learningRate: η)
            case .rmsprop: RMSProp(learningRate: η)
            case .adam: Adam(learningRate: η)
            }
        }
    }

    struct Run: Codable, Sendable {
        var method: Method
        var rate: Double
        var seed: UInt64
        /// The loss of the first batch, before anything was learned.
        var first: Double
        /// The mean loss of each epoch while the network was learning: fewer than there were epochs where the numbers broke.
        var losses: [Double]
        /// The share of the test images that are answered wrongly at the end.
        var testError: Double
    }

    struct RecipeRun: Codable, Sendable {
        var seed: UInt64
        /// By epoch.
        var trainLosses, testErrors: [Double]
    }

    struct Results: Codable, Sendable {
        var runs: [Run] = []
        var recipe: [RecipeRun] = []
    }

    let settings: Settings
    let results: Results
    /// By method.
    let tuned: [BestRate]
    /// The recipe's at its start and behind each epoch.
    let recipeRates: [Double]
    /// The losses of all batches of two epochs, by method, at next to no rate, so that all that differs is what a method's program draws; and SGD's under another seed.
    let atRest: [[Double]]
    let otherSeed: [Double]

    init(settings: Settings, results: Results) throws {
        (self.settings, self.results) = (settings, results)
        tuned = try Method.allCases.map { try Self.best($0, settings, in: results.runs) }
        let recipe = try Self.recipe()
        let schedule = try NamedSchedule.named(recipe.schedule)
            .make(learningRate: recipe.learningRate, [.over: "\(recipe.epochs) epochs"])
        recipeRates = schedule.learningRate.values(steps: recipe.epochs + 1, stepsPerEpoch: 1)
        let digits = Digits.load().train
        func losses(_ method: Method, seed: UInt64) -> [Double] {
            Trial(by: method.rule(1e-12), on: digits, batchSize: settings.batch, epochs: 2, seed: seed) {
                SimpleMLP(inputs: 64, hidden: settings.hidden, outputs: 10, using: &$0)
            }.batchLosses
        }
        atRest = Method.allCases.map { losses($0, seed: settings.seeds[0]) }
        otherSeed = losses(.sgd, seed: settings.seeds[1])
    }

    static func recipe() throws -> TrainingConfiguration { try NamedConfiguration.named("simplemlp-mnist") }

    /// The rate of a method's grid with the least training loss in the last epoch.
    static func best(_ method: Method, _ settings: Settings, in runs: [Run]) throws -> BestRate {
        try BestRate.search(
            over: settings.grids[method.rawValue] ?? [], seeds: Array(settings.seeds.prefix(settings.searchSeeds)),
            resolution: 10
        ) { rate, seed in
            let run = runs.first { $0.method == method && $0.rate == rate && $0.seed == seed }
            return run.map { Self.loss(of: $0, epoch: settings.epochs) } ?? .infinity
        }
    }

    /// The mean loss of an epoch, counted from 1; infinite from where the numbers broke.
    static func loss(of run: Run, epoch: Int) -> Double {
        run.losses.indices.contains(epoch - 1) ? run.losses[epoch - 1] : .infinity
    }

    /// A method's runs at a rate, in the order of the seeds.
    func runs(_ method: Method, at rate: Double) -> [Run] {
        settings.seeds.compactMap { seed in
            results.runs.first { $0.method == method && $0.rate == rate && $0.seed == seed }
        }
    }

    func losses(_ method: Method, at rate: Double, epoch: Int) -> Sample {
        Sample(runs(method, at: rate).map { Self.loss(of: $0, epoch: epoch) })
    }

    func errors(_ method: Method, at rate: Double) -> Sample { Sample(runs(method, at: rate).map(\.testError)) }
}

import Downhill
import Foundation

extension RealBattle {
    /// What has been measured under which settings: an interrupted measurement goes on behind it.
    private struct Kept: Codable {
        var settings: Settings
        var results: Results
    }

    /// Trains what is missing: the grids, all methods at the stated rates and at their best, and the recipe.
    static func measure(
        _ settings: Settings, on data: Split<ImageSet>, keeping folder: URL, progress: (String) -> Void
    ) throws -> Results {
        let file = folder.appending(path: "runs.json")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let kept = try? JSONDecoder().decode(Kept.self, from: Data(contentsOf: file))
        var results = kept.flatMap { $0.settings == settings ? $0.results : nil } ?? Results()
        func keep() throws {
            try JSONEncoder().encode(Kept(settings: settings, results: results)).write(to: file, options: .atomic)
        }
        let normalized = data.map { $0.normalized(by: .mnist) }
        func run(_ method: Method, _ rates: [Double], _ seeds: some Sequence<UInt64>) throws {
            for rate in rates {
                for seed in seeds
                where !results.runs.contains(where: { $0.method == method && $0.rate == rate && $0.seed == seed }) {
                    let run = train(method, rate, seed, settings, on: normalized)
                    results.runs.append(run)
                    try keep()
                    progress(
                        "\(method.rawValue) at \(rate), seed \(seed): loss \(run.losses.last ?? .infinity), test error \(run.testError)"
                    )
                }
            }
        }
        for method in Method.allCases {
            try run(method, settings.grids[method.rawValue] ?? [], settings.seeds.prefix(settings.searchSeeds))
            try run(method, [best(method, settings, in: results.runs).rate] + settings.stated, settings.seeds)
        }
        for seed in settings.seeds where !results.recipe.contains(where: { $0.seed == seed }) {
            var configuration = try recipe()
            configuration.seed = seed
            var trainer = try configuration.trainer(on: data)
            for _ in 0..<configuration.epochs { try trainer.trainEpoch() }
            let epochs = trainer.history.epochs
            results.recipe.append(
                RecipeRun(seed: seed, trainLosses: epochs.map(\.trainLoss), testErrors: epochs.map(\.testError)))
            try keep()
            progress("the recipe, seed \(seed): test error \(epochs.last?.testError ?? .nan)")
        }
        return results
    }

    private static func train(
        _ method: Method, _ rate: Double, _ seed: UInt64, _ settings: Settings, on data: Split<ImageSet>
    ) -> Run {
        let trial = Trial(
            by: method.rule(rate), on: data.train, batchSize: settings.batch, epochs: settings.epochs, seed: seed
        ) {
            SimpleMLP(inputs: 784, hidden: settings.hidden, outputs: 10, using: &$0)
        }
        return Run(
            method: method, rate: rate, seed: seed, first: trial.batchLosses.first ?? .nan,
            losses: trial.epochLosses.filter(\.isFinite), testError: trial.errorRate(on: data.test))
    }
}

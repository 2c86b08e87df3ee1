import Downhill

/// The lesson's own loop on a configuration: how far it went, and what its best weights make of the test digits.
struct OneRun: Study {
    let configuration: TrainingConfiguration
    let history: TrainingHistory

    /// The share of the test images that is answered wrongly with the weights that were kept, under the seeds 1, 2 and 3.
    let errors: Sample

    init(_ configuration: TrainingConfiguration) throws {
        self.configuration = configuration
        history = try Self.run(configuration).history
        let seeds: [UInt64] = [1, 2, 3]
        let found = try seeds.concurrentMap { seed in
            var other = configuration
            other.seed = seed
            return try Self.run(other).error
        }
        errors = Sample(found)
    }

    private static func run(_ configuration: TrainingConfiguration) throws -> (history: TrainingHistory, error: Double)
    {
        let images = try configuration.images()
        let (history, best) = try train(configuration, on: images)
        let test = images.test.normalized(by: images.learned.train.measuredNormalization)
        return (history, Evaluation(of: best, on: test).error)
    }

    /// What `course train` takes: the named configuration, and what was changed in it.
    private var arguments: [String] {
        let name = "simplemlp-digits"
        guard let named = try? NamedConfiguration.named(name).arguments else { return configuration.arguments }
        return ["--configuration=\(name)"] + configuration.arguments.filter { !named.contains($0) }
    }

    var exhibits: [Exhibit] { [.text(arguments.joined(separator: "\n"))] }

    var numbers: [Recorded] {
        [
            Recorded("epochs", history.epochs.count), Recorded("asked", configuration.epochs),
            Recorded("error", errors.median, as: .percent(1)),
        ]
    }
}

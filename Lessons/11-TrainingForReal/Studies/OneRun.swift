import Downhill

/// The lesson's own loop on a configuration: how far it went, and what its best weights make of the test digits.
struct OneRun: Study {
    let configuration: TrainingConfiguration
    let history: TrainingHistory
    let kept: Int

    /// The share of the test images that is answered wrongly with the weights that were kept.
    let error: Double

    /// The same under the seeds 1, 2 and 3, the digits moved about while learning and not.
    let moved, unmoved: Sample

    init(_ configuration: TrainingConfiguration) throws {
        let (history, error) = try Self.run(configuration)
        self.configuration = configuration
        self.history = history
        self.error = error
        kept = configuration.earlyStopping?.bestEpoch(of: history) ?? history.epochs.count
        let errors = try bySeed([1, 2, 3], of: [configuration.augmentation, "none"]) { augmentation, seed in
            var other = configuration
            (other.augmentation, other.seed) = (augmentation, seed)
            return try Self.run(other).error
        }
        (moved, unmoved) = (Sample(errors[0]), Sample(errors[1]))
    }

    private static func run(_ configuration: TrainingConfiguration) throws -> (history: TrainingHistory, error: Double)
    {
        let images = try configuration.images()
        let (history, best) = try train(configuration, on: images)
        let test = images.test.normalized(by: images.learned.train.measuredNormalization)
        return (history, Evaluation(of: best, on: test).error)
    }

    var exhibits: [Exhibit] { [.text(configuration.arguments.joined(separator: "\n"))] }

    var numbers: [Recorded] {
        [
            Recorded("epochs", history.epochs.count), Recorded("asked", configuration.epochs), Recorded("kept", kept),
            Recorded("error", error, as: .percent(1)),
            Recorded("moved", moved.median, as: .percent(1)), Recorded("unmoved", unmoved.median, as: .percent(1)),
        ]
    }
}

import Downhill

/// The lesson's own loop on a configuration: how far it went, and what its best weights make of the test digits.
struct OneRun: Study {
    let configuration: TrainingConfiguration
    let history: TrainingHistory
    let kept: Int

    /// The share of the test images that is answered wrongly with the weights that were kept.
    let error: Double

    init(_ configuration: TrainingConfiguration) throws {
        let images = try configuration.images()
        let (history, best) = try train(configuration, on: images)
        self.configuration = configuration
        self.history = history
        kept = configuration.earlyStopping?.bestEpoch(of: history) ?? history.epochs.count
        let test = images.test.normalized(by: images.learned.train.measuredNormalization)
        error = Evaluation(of: best, on: test).error
    }

    var exhibits: [Exhibit] { [.text(configuration.arguments.joined(separator: "\n"))] }

    var numbers: [Recorded] {
        [
            Recorded("epochs", history.epochs.count), Recorded("asked", configuration.epochs), Recorded("kept", kept),
            Recorded("error", error, as: .percent(1)),
        ]
    }
}

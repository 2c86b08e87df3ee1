import Downhill

/// The lesson's own loop on a configuration: how far it went, and what its best weights make of the test digits.
struct OneRun: Study {
    let configuration: TrainingConfiguration
    let history: TrainingHistory
    let kept: Int

    /// Shares of the test images answered wrongly: with the weights that were kept.
    let matrix: ConfusionMatrix

    /// Whether the configuration, written to a file's text and read again, is the same.
    let survives: Bool

    init(_ configuration: TrainingConfiguration) throws {
        let images = try configuration.images()
        let (history, best) = try train(configuration, on: images)
        self.configuration = configuration
        self.history = history
        kept = configuration.earlyStopping?.bestEpoch(of: history) ?? history.epochs.count
        matrix = ConfusionMatrix(
            of: best, on: images.test.normalized(by: images.learned.train.measuredNormalization))
        survives = try TrainingConfiguration(options: configuration.options) == configuration
    }

    var exhibits: [Exhibit] { [.text(configuration.arguments.joined(separator: "\n"))] }

    private var confused: (label: Int, answer: Int, count: Int) {
        let pairs = matrix.counts.indices.flatMap { label in
            matrix.counts.indices.filter { $0 != label }.map { (label, $0, matrix.counts[label][$0]) }
        }
        return pairs.max { $0.2 < $1.2 } ?? (0, 0, 0)
    }

    var numbers: [Recorded] {
        [
            Recorded("epochs", history.epochs.count), Recorded("asked", configuration.epochs), Recorded("kept", kept),
            Recorded("error", matrix.error, as: .percent(1)), Recorded("label", confused.label),
            Recorded("answer", confused.answer), Recorded("times", confused.count),
            Recorded("survives", survives ? "the same" : "another"),
        ]
    }
}

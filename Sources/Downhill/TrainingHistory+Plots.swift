extension TrainingHistory {
    /// What a curve of epochs shows.
    public enum Measure: String, Sendable, CaseIterable {
        case testError = "test-error"
        case testLoss = "test-loss"
        case trainError = "train-error"
        case trainLoss = "train-loss"

        /// The measure's value after an epoch.
        public func value(of epoch: Epoch) -> Double {
            switch self {
            case .testError: epoch.testError
            case .testLoss: epoch.testLoss
            case .trainError: epoch.trainError
            case .trainLoss: epoch.trainLoss
            }
        }

        /// In words: `test error`.
        public var label: String { rawValue.replacing("-", with: " ") }
    }

    /// Several trainings in one picture, a curve each.
    public static func plot(
        _ title: String, of histories: [(name: String, history: TrainingHistory)], _ measure: Measure
    ) -> Plot {
        let values = histories.flatMap { $0.history.epochs.map(measure.value) }
        // A logarithmic axis shows the end of a training as well as its beginning, but has no place for 0.
        let isPositive = values.allSatisfy { $0 > 0 }
        return Plot(title) {
            for (name, history) in histories {
                LineMark(x: history.epochs.map(\.number), y: history.epochs.map(measure.value), by: name)
            }
        }
        .xAxis("epoch")
        .yAxis(measure.label, isPositive ? .log : .linear)
    }
}

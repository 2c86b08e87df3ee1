/// When training has gone on for long enough: after some epochs in a row of which none was better than the best before them (Prechelt 1998).
///
/// It looks at a history and remembers nothing, so that a run that was stopped and went on stops where the uninterrupted one does. What is
/// looked at is the loss of the images that the network is examined with. Choosing by them makes them part of the training: hold images out of the training set
/// for it, and keep the test set for the end.
public struct EarlyStopping: Sendable, Hashable {
    /// How many epochs without progress are the last.
    public var patience: Int

    /// A loss counts as progress if it is lower than the best by more than this, as in Keras.
    public var minimumGain: Double

    /// Stops after so many epochs without progress.
    public init(patience: Int, minimumGain: Double = 0) {
        self.patience = patience
        self.minimumGain = minimumGain
    }

    /// The epoch whose weights are to be kept, counted from 1: the last that was progress. Nil before the first epoch.
    public func bestEpoch(of history: TrainingHistory) -> Int? {
        var best: TrainingHistory.Epoch?
        for epoch in history.epochs {
            guard let loss = best?.testLoss else {
                best = epoch
                continue
            }
            if epoch.testLoss < loss - minimumGain { best = epoch }
        }
        return best?.number
    }

    /// Whether the epochs after the best are as many as patience allows.
    public func isOver(_ history: TrainingHistory) -> Bool {
        bestEpoch(of: history).map { $0 <= history.epochs.count - patience } ?? false
    }
}

/// A data set in two parts: one to learn from, one to be examined with.
public struct Split<Samples: Sendable>: Sendable {
    /// What a model learns from.
    public let train: Samples

    /// What it is examined with.
    public let test: Samples

    /// Two parts of one data set.
    public init(train: Samples, test: Samples) {
        self.train = train
        self.test = test
    }

    /// The same change made to both parts, for example a normalisation.
    public func map<Changed>(_ change: (Samples) -> Changed) -> Split<Changed> {
        Split<Changed>(train: change(train), test: change(test))
    }
}

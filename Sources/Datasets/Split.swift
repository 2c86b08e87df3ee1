/// A data set in two parts: one to learn from, one to be examined with.
public struct Split<Samples: Sendable>: Sendable {
    public let train: Samples
    public let test: Samples

    public init(train: Samples, test: Samples) {
        self.train = train
        self.test = test
    }

    /// The same change made to both parts, for example a normalisation.
    public func map<Changed>(_ change: (Samples) -> Changed) -> Split<Changed> {
        Split<Changed>(train: change(train), test: change(test))
    }
}

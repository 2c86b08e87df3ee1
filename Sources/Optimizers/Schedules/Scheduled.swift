/// What a setting of a rule may be: a number that stays, or a `Schedule`.
///
///     SGD(learningRate: 0.1)
///     SGD(learningRate: rate)
///     SGD(learningRate: .cosine(from: 0.1, over: 1_000))
public protocol Scheduled: Sendable {
    /// The value at every step.
    var schedule: Schedule { get }
}

extension Double: Scheduled {
    public var schedule: Schedule { .constant(self) }
}

extension Schedule: Scheduled {
    public var schedule: Schedule { self }
}

import Checking
import Foundation
import Optimizers
import Tensors

/// An exercise in which steps are counted: the learner gives a learning rate and a momentum, and this process, not the learner's, runs them.
public struct Race: Decodable, Sendable {
    /// What the number is called on the leaderboard.
    public let name: String
    /// κ of the ravine.
    public let condition: Double

    private static let limit = 10_000

    /// How many steps momentum with the reported settings takes to come a million times closer to the bottom, and to stay there for
    /// forty more, as lesson 3 counts them; nil if it never does.
    public func steps(_ records: [Record]) -> Int? {
        guard let η = number("learningRate", in: records), let γ = number("momentum", in: records) else { return nil }
        guard η > 0, η.isFinite, γ >= 0, γ < 1 else { return nil }
        let ravine = Ravine(condition: Scalar(condition))
        let goal = 1e-6 * ravine.start.length
        var outside = 0
        for snapshot in Descent(on: ravine, by: Momentum(learningRate: η, momentum: γ))
            .prefix(Self.limit)
        {
            if snapshot.diverged { return nil }
            if snapshot.point.length >= goal { outside = snapshot.step }
            if snapshot.step - outside >= 40 { return outside + 1 }
        }
        return nil
    }

    private func number(_ name: String, in records: [Record]) -> Double? {
        guard case .numbers(let numbers)? = records.first(where: { $0.name == name })?.value else { return nil }
        return numbers.first
    }
}

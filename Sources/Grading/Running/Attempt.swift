import Checking
import Foundation

/// A learner's answer to one exercise, run and judged.
public struct Attempt: Sendable {
    public enum State: Sendable, Equatable {
        case solved
        case partial
        case wrong
        case notBegun
        case missing
        /// It does not compile; what the compiler said.
        case broken(String)
        /// It compiles but lacks what the exercise asks for.
        case unfit(String)
    }

    public struct Result: Sendable {
        public let name: String
        public let isHidden: Bool
        /// The case's inputs, each as `name = value`.
        public let given: [String]
        public let observation: Observation
        public let divergence: Judge.Divergence?
        public let passed: Bool
        /// How many steps were counted, in a race.
        public var steps: Int?
        /// Where a number was asked for: the known mistake behind this one, the others aside.
        public var mistake: Expectations.Mistake?
    }

    public let exercise: Exercise
    public let state: State
    public let results: [Result]
    /// The known wrong answer that does what this one does.
    public let mistake: Expectations.Mistake?
    /// In how many of the failed cases it does not.
    public var failedOtherwise = 0

    public var isSolved: Bool { state == .solved }

    public func score(hidden: Bool? = nil) -> Double {
        guard !results.isEmpty else { return 0 }
        let passed = results.count { $0.passed && (hidden == nil || $0.isHidden == hidden) }
        return Self.rounded(exercise.sheet.points * Double(passed) / Double(results.count))
    }

    public func maximum(hidden: Bool) -> Double {
        guard !results.isEmpty else { return hidden ? 0 : exercise.sheet.points }
        return Self.rounded(
            exercise.sheet.points * Double(results.count { $0.isHidden == hidden }) / Double(results.count))
    }

    private static func rounded(_ points: Double) -> Double { (points * 100).rounded() / 100 }

    /// The first case that failed, of those a learner may see.
    public var firstFailure: Result? { results.first { !$0.passed && !$0.isHidden } }
}

import Checking
import Foundation

/// A learner's answer to one exercise, run and judged.
package struct Attempt: Sendable {
    package enum State: Sendable, Equatable {
        case solved
        case partial
        case wrong
        /// What is written does what it should, and something is not written yet.
        case begun
        case notBegun
        case missing
        /// It does not compile; what the compiler said.
        case broken(String)
        /// It compiles but lacks what the exercise asks for.
        case unfit(String)
    }

    package struct Result: Sendable {
        package let name: String
        package let isHidden: Bool
        /// The case's inputs, each as `name = value`.
        package let given: [String]
        package let observation: Observation
        package let divergence: Judge.Divergence?
        package var passed: Bool
        /// How many steps were counted, in a race.
        package var steps: Int?
        /// Where a number was asked for: the known mistake behind this one, the others aside.
        package var mistake: Expectations.Mistake?
    }

    package let exercise: Exercise
    package let state: State
    /// The answer's text, where there is one.
    package var source: String?
    package let results: [Result]
    /// The known wrong answer that does what this one does.
    package var mistake: Expectations.Mistake?
    /// Whether more than one number speaks for that mistake, and no case against it.
    package var isMistakeCertain = false
    /// In how many of the failed cases it does not.
    package var failedOtherwise = 0
    /// Of a page of numbers: what the compiler said about those that could not be read.
    package var unread: String?
    /// How many cases it is graded on that are not at hand.
    package var casesElsewhere = 0

    /// Whether it is a page of predictions with a question that has no guess yet: told one by one, guesses could be tried until they are right.
    var isOpen: Bool { Self.isOpen(exercise, results) }

    static func isOpen(_ exercise: Exercise, _ results: [Result]) -> Bool {
        exercise.sheet.kind == .predict && !results.allSatisfy(\.hasNumber)
    }

    /// Whether all cases passed; where some are elsewhere, all that are at hand.
    package var isSolved: Bool { state == .solved }

    package func score(hidden: Bool? = nil) -> Double {
        guard !results.isEmpty else { return 0 }
        let passed = results.count { $0.passed && (hidden == nil || $0.isHidden == hidden) }
        return Self.rounded(exercise.sheet.points * Double(passed) / Double(results.count + casesElsewhere))
    }

    package func maximum(hidden: Bool) -> Double {
        guard !results.isEmpty else { return hidden ? 0 : exercise.sheet.points }
        return Self.rounded(
            exercise.sheet.points * Double(results.count { $0.isHidden == hidden }) / Double(results.count))
    }

    private static func rounded(_ points: Double) -> Double { (points * 100).rounded() / 100 }

    /// The first case that failed, of those a learner may see.
    package var firstFailure: Result? { results.first { !$0.passed && !$0.isHidden } }

    /// The names of the known mistakes in it: of a page of numbers, of each number.
    var mistakes: [String] {
        let found = exercise.sheet.asksForNumbers ? results.compactMap(\.mistake) : [mistake].compactMap(\.self)
        return found.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The names of the hidden cases that failed.
    var failedHidden: [String] { results.filter { $0.isHidden && !$0.passed }.map(\.name) }
}

extension Attempt.Result {
    /// Whether a number came, and nothing else.
    var hasNumber: Bool {
        guard observation.ending == .reached, case .numbers? = observation.records.first?.value else { return false }
        return true
    }
}

extension Attempt.State {
    /// What follows from the cases of an answer that ran.
    init(_ results: [Attempt.Result]) {
        let failed = results.filter { !$0.passed }
        self =
            if failed.isEmpty { .solved } else if results.allSatisfy(\.observation.isBlank) {
                .notBegun
            } else if failed
                .count < results.count
            { .partial } else if failed.allSatisfy({ $0.observation.ending == .notWritten && $0.divergence == nil }) {
                .begun
            } else { .wrong }
    }
}

import Checking
import Foundation
import Numbers

/// What Gradescope reads: `results.json`, field by field as its autograder specification names them.
package struct Results: Encodable, Sendable, Equatable {
    package struct Test: Encodable, Sendable, Equatable {
        package var name: String
        package var number: String
        package var score = 0.0
        package var maxScore: Double
        package var status = "failed"
        package var output: String
        package var outputFormat = "text"
        package var tags: [String]
        package var visibility: String
        /// A learner's predictions, for a discussion in class, and the known mistake, for a class's statistics.
        package var extraData: [String: String]?

        private enum CodingKeys: String, CodingKey {
            case name, number, score
            case maxScore = "max_score"
            case status, output
            case outputFormat = "output_format"
            case tags, visibility
            case extraData = "extra_data"
        }
    }

    package struct Entry: Encodable, Sendable, Equatable {
        package var name: String
        package var value: Int
        package var order = "asc"
    }

    /// Who may see the hidden cases' results, and when.
    package enum HiddenVisibility: String, Sendable, CaseIterable {
        case afterDueDate = "after_due_date"
        case afterPublished = "after_published"
        case hidden
    }

    package var score = 0.0
    package var output = ""
    package var visibility = "visible"
    package var stdoutVisibility = "hidden"
    package var tests: [Test] = []
    package var leaderboard: [Entry] = []

    private enum CodingKeys: String, CodingKey {
        case score, output, visibility
        case stdoutVisibility = "stdout_visibility"
        case tests, leaderboard
    }

    private let hiddenVisibility: HiddenVisibility

    /// Nothing graded yet: a line for each exercise, all of them with a score of zero.
    package init(_ exercises: [Exercise], hiddenVisibility: HiddenVisibility) throws {
        self.hiddenVisibility = hiddenVisibility
        output = "Graded so far: 0 of \(exercises.count) exercises."
        for exercise in exercises {
            let hidden = try exercise.hiddenCases()?.count ?? 0
            let visible = exercise.sheet.cases.count
            let visiblePoints = Self.rounded(exercise.sheet.points * Double(visible) / Double(visible + hidden))
            let tags = ["lesson \(exercise.lesson)", exercise.sheet.kind.rawValue]
            tests.append(
                Test(
                    name: exercise.title, number: "\(exercise.lesson).\(exercise.number)",
                    maxScore: visiblePoints, output: Self.ungraded, tags: tags, visibility: "visible"))
            guard hidden > 0 else { continue }
            tests.append(
                Test(
                    name: "\(exercise.title): hidden cases", number: "\(exercise.lesson).\(exercise.number).hidden",
                    maxScore: Self.rounded(exercise.sheet.points - visiblePoints), output: Self.ungraded, tags: tags,
                    visibility: hiddenVisibility.rawValue))
        }
    }

    private static func rounded(_ points: Double) -> Double { (points * 100).rounded() / 100 }

    private static let ungraded = "Not graded: the grader stopped before it came here."
    private static let unfinished = "Not graded to its end: the grader stopped before it had run every case."
    private static let failure = "The grader failed, not your answer; please tell your instructor: "

    /// Whether a test's output says that it was graded.
    static func isGraded(_ output: String) -> Bool {
        ![ungraded, unfinished, failure].contains(where: output.hasPrefix)
    }

    /// Enters what an exercise has earned so far, while it is still being graded.
    package mutating func enter(unfinished attempt: Attempt, graded: Int, of count: Int) {
        enter(attempt, graded: graded, of: count)
        for index in indices(of: attempt.exercise) {
            tests[index].status = "failed"
            tests[index].output = Self.unfinished
        }
    }

    /// Where the lines of an exercise stand: its visible cases, and its hidden ones.
    private func indices(of exercise: Exercise) -> [Int] {
        let number = "\(exercise.lesson).\(exercise.number)"
        return tests.indices.filter { tests[$0].number == number || tests[$0].number == number + ".hidden" }
    }

    /// Enters what became of one exercise.
    ///
    /// - Parameter note: What there is to say about how the answer was found.
    package mutating func enter(_ attempt: Attempt, graded: Int, of count: Int, note: String? = nil) {
        let number = "\(attempt.exercise.lesson).\(attempt.exercise.number)"
        for index in indices(of: attempt.exercise) {
            let isHidden = tests[index].number != number
            let results = attempt.results.filter { $0.isHidden == isHidden }
            let passed = results.count(where: \.passed)
            let isPassed = passed == results.count && !results.isEmpty
            tests[index].score = Self.rounded(tests[index].maxScore * Double(passed) / Double(max(results.count, 1)))
            tests[index].status = isPassed ? "passed" : "failed"
            tests[index].output = Self.account(of: attempt, isHidden: isHidden, isPassed: isPassed)
            if !isHidden, let note { tests[index].output += "\n" + note }
            if !isHidden, attempt.exercise.sheet.kind == .predict {
                let answers = results.flatMap { $0.observation.records.map { ($0.name, "\($0.value)") } }
                tests[index].extraData = Dictionary(answers) { $1 }
            }
            if !isHidden, !attempt.mistakes.isEmpty {
                tests[index].extraData = (tests[index].extraData ?? [:]).merging(
                    [Self.mistakesKey: attempt.mistakes.joined(separator: "; ")]) { $1 }
            }
        }
        if let race = attempt.exercise.sheet.race, let steps = attempt.results.compactMap(\.steps).first {
            leaderboard.removeAll { $0.name == race }
            leaderboard.append(Entry(name: race, value: steps))
        }
        score = Self.rounded(tests.reduce(0) { $0 + $1.score })
        output = graded == count ? "" : "Graded so far: \(graded) of \(count) exercises."
    }

    /// Under which key the extra data have the names of known mistakes.
    static let mistakesKey = "mistakes"

    /// Enters that the course itself stood in the way of grading an exercise.
    package mutating func enter(_ failure: any Error, of exercise: Exercise) {
        for index in indices(of: exercise) { tests[index].output = Self.failure + "\(failure)" }
    }

    /// Of hidden cases only which passed, not what was in them.
    private static func account(of attempt: Attempt, isHidden: Bool, isPassed: Bool) -> String {
        guard isHidden else { return isPassed ? "Every case passed." : Feedback(attempt).lines.joined(separator: "\n") }
        let results = attempt.results.filter(\.isHidden)
        if results.isEmpty { return "Not run: see the visible cases." }
        return results.map { "\($0.passed ? "✓" : "✗") \($0.name)" }.joined(separator: "\n")
    }

    private func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try encoder.encode(self)
    }

    /// Whether a file holds just them.
    package func stand(in file: URL) throws -> Bool { try json() == (try? Data(contentsOf: file)) }

    /// Writes the file whole or not at all.
    package func write(to file: URL) throws {
        do {
            try json().write(to: file, options: .atomic)
        } catch {
            throw CourseError(
                "\(file.path) cannot be written: \(error.systemReason)", remedy: "choose another --output")
        }
    }
}

import Checking
import Foundation

/// Makes the expectations of an exercise from its solution and its wrong answers.
package struct ExpectationsMaker: Sendable {
    private let examiner: Examiner

    package init(_ examiner: Examiner) { self.examiner = examiner }

    /// What the solution and the wrong answers do in the visible and in the hidden cases.
    package func make(for exercise: Exercise) throws -> (visible: Expectations, hidden: Expectations?) {
        let hiddenCases = try exercise.hiddenCases()
        let cases = exercise.sheet.cases + (hiddenCases ?? [])
        func lines(_ source: String, _ name: String) throws -> [[String]] {
            switch try examiner.compiler.compile(source, called: name, for: exercise) {
            case .program(let program): try examiner.observe(program, cases, of: exercise).map(\.lines)
            case .broken(let said), .unfit(let said):
                throw CourseError("\(exercise.path): \(name) does not compile:\n\(said)", remedy: "correct it")
            }
        }
        func text(_ file: URL) throws -> String {
            guard let text = Answer(file, called: "").source else {
                throw CourseError("\(file.path) is missing", remedy: "write it")
            }
            return text
        }
        let visible = exercise.sheet.cases.count
        var (seen, unseen) = (Expectations(), Expectations())
        let solved = try lines(text(exercise.solution), "the solution")
        (seen.expected, unseen.expected) = (Array(solved.prefix(visible)), Array(solved.dropFirst(visible)))
        let untouched = try text(exercise.file)
        seen.untouched = Fingerprint(Data(untouched.utf8)).description
        seen.hiddenCases = hiddenCases?.count
        let given = exercise.sheet.kind == .bug ? try lines(untouched, "the learner's file") : nil
        for answer in try exercise.wrongAnswers() where answer.isNamed {
            let reports = try lines(answer.source, "“\(answer.name)”")
            seen.mistakes.append(
                .init(
                    name: answer.name, explanation: answer.explanation, reports: Array(reports.prefix(visible)),
                    isGiven: reports == given ? true : nil))
            unseen.mistakes.append(
                .init(name: answer.name, explanation: answer.explanation, reports: Array(reports.dropFirst(visible))))
        }
        return (seen, hiddenCases == nil ? nil : unseen)
    }

    /// Writes them beside the cases.
    package func record(_ exercise: Exercise) throws {
        let (visible, hidden) = try make(for: exercise)
        try visible.json(for: exercise).write(to: exercise.expectationsFile, options: .atomic)
        if let hidden { try hidden.json(for: exercise).write(to: exercise.hiddenExpectationsFile, options: .atomic) }
    }
}

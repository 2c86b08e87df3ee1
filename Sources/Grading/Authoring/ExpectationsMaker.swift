import Checking
import Foundation

/// Makes the expectations of an exercise from its solution and its wrong answers.
public struct ExpectationsMaker: Sendable {
    private let examiner: Examiner

    public init(_ examiner: Examiner) { self.examiner = examiner }

    /// What the solution and the wrong answers do in the visible and in the hidden cases.
    public func make(for exercise: Exercise) throws -> (visible: Expectations, hidden: Expectations?) {
        let hiddenCases = try exercise.hiddenCases()
        let cases = exercise.sheet.cases + (hiddenCases ?? [])
        func lines(_ file: URL) throws -> [[String]] {
            switch try examiner.compiler.compile(file, called: file.lastPathComponent, for: exercise) {
            case .program(let program): try examiner.observe(program, cases, of: exercise).map(\.lines)
            case .missing: throw CourseError("\(file.path) is missing", remedy: "write it")
            case .broken(let said), .unfit(let said):
                throw CourseError("\(file.path) does not compile:\n\(said)", remedy: "correct it")
            }
        }
        let visible = exercise.sheet.cases.count
        var (seen, unseen) = (Expectations(), Expectations())
        let solved = try lines(exercise.solution)
        (seen.expected, unseen.expected) = (Array(solved.prefix(visible)), Array(solved.dropFirst(visible)))
        let given = exercise.sheet.kind == .bug ? try lines(exercise.file) : nil
        for file in exercise.wrongAnswers {
            let (name, explanation) = try Self.description(of: file)
            let reports = try lines(file)
            seen.mistakes.append(
                .init(
                    name: name, explanation: explanation, reports: Array(reports.prefix(visible)),
                    isGiven: reports == given ? true : nil))
            unseen.mistakes.append(
                .init(name: name, explanation: explanation, reports: Array(reports.dropFirst(visible))))
        }
        return (seen, hiddenCases == nil ? nil : unseen)
    }

    /// Writes them beside the cases.
    public func record(_ exercise: Exercise) throws {
        let (visible, hidden) = try make(for: exercise)
        try visible.json(sealed: exercise.sheet.asksForNumbers).write(to: exercise.expectationsFile, options: .atomic)
        if let hidden { try hidden.json(sealed: false).write(to: exercise.hiddenExpectationsFile, options: .atomic) }
    }

    /// The name of a mistake, its file's heading, and the sentences under it.
    public static func description(of file: URL) throws -> (name: String, explanation: String) {
        let text = try String(contentsOf: file, encoding: .utf8)
        let prose = text.split(separator: "\n").prefix { $0.hasPrefix("//:") }
            .map { $0.dropFirst(3).trimmingCharacters(in: .whitespaces) }
        guard let heading = prose.first, heading.hasPrefix("# "), prose.count > 1 else {
            throw CourseError(
                "\(file.path) does not say which mistake it is",
                remedy: "begin with //: # Its name, then //: what to tell the learner")
        }
        return (String(heading.dropFirst(2)), prose.dropFirst().joined(separator: " "))
    }
}

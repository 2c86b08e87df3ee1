import Foundation

/// One exercise of a lesson and where its parts lie.
package struct Exercise: Sendable {
    /// The lesson's number and folder: 3 and `03-Momentum`.
    package let lesson: Int
    package let folder: String
    package let number: Int
    /// The name of its files: `1-Velocity`.
    package let name: String
    package let title: String
    package let sheet: Sheet
    package let root: URL

    /// The learner's file, as a path in the repository and in full.
    package var path: String { "Lessons/\(folder)/Exercises/\(name).swift" }
    package var file: URL { root.appending(path: path) }

    private var checks: URL { root.appending(path: "Lessons/\(folder)/Exercises/Checks") }
    package var driver: URL { checks.appending(path: "\(name).swift") }
    /// What runs it as a part of a training, if it can be one: `Checks/1-Adam.part.swift`.
    package var partDriver: URL { checks.appending(path: "\(name).part.swift") }
    package var sheetFile: URL { checks.appending(path: "\(name).json") }
    package var expectationsFile: URL { checks.appending(path: "\(name).expected.json") }

    /// The solution, the wrong answers and the hidden cases, where this edition of the course has them.
    package var secrets: URL { root.appending(path: "Tests/Exercises/\(folder)/\(name)") }
    package var solution: URL { secrets.appending(path: "Solution.swift") }
    package var hiddenFile: URL { secrets.appending(path: "hidden.json") }
    package var hiddenExpectationsFile: URL { secrets.appending(path: "hidden.expected.json") }

    package var wrongAnswersFile: URL { secrets.appending(path: "WrongAnswers.txt") }

    /// What measures an answer where that is not left to the learner's own program: `Checks/6-Race.referee.swift`.
    package var referee: URL? {
        let file = checks.appending(path: "\(name).referee.swift")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }

    /// Answers that are not right, as edits of the solution.
    package func wrongAnswers() throws -> [WrongAnswer] {
        func text(_ file: URL) throws -> String {
            do { return try String(contentsOf: file, encoding: .utf8) } catch {
                throw CourseError("\(file.path) cannot be read", remedy: "restore it from the repository, or write it")
            }
        }
        return try WrongAnswer.all(
            in: text(wrongAnswersFile), of: text(solution), called: "Tests/Exercises/\(folder)/\(name)/WrongAnswers.txt"
        )
    }

    package func expectations() throws -> Expectations { try Expectations(contentsOf: expectationsFile) }

    /// The hidden cases and what is expected in them, if this edition has any.
    package func hidden() throws -> (cases: [Case], expectations: Expectations)? {
        try hiddenCases().map { ($0, try Expectations(contentsOf: hiddenExpectationsFile)) }
    }

    /// Whether this edition has hidden cases for it.
    package var hasHiddenCases: Bool { FileManager.default.fileExists(atPath: hiddenFile.path) }

    package func hiddenCases() throws -> [Case]? {
        guard hasHiddenCases else { return nil }
        let hidden: Sheet.Hidden = try Self.read(hiddenFile)
        return hidden.cases
    }

    static func read<Contents: Decodable>(_ file: URL) throws -> Contents {
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            throw CourseError("\(file.path) cannot be read", remedy: "restore it from the repository")
        }
        do { return try JSONDecoder().decode(Contents.self, from: data) } catch {
            throw CourseError(
                "\(file.path) is not what an exercise needs: \(error)", remedy: "compare it with lesson 3's")
        }
    }
}

/// Something that is wrong with the course, not with a learner's answer.
package struct CourseError: Error, CustomStringConvertible {
    package let message: String
    package let remedy: String

    package init(_ message: String, remedy: String) {
        self.message = message
        self.remedy = remedy
    }

    package var description: String { "\(message); \(remedy)" }
}

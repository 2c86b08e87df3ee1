import Foundation

/// One exercise of a lesson and where its parts lie.
public struct Exercise: Sendable {
    /// The lesson's number and folder: 3 and `03-Momentum`.
    public let lesson: Int
    public let folder: String
    public let number: Int
    /// The name of its files: `1-Velocity`.
    public let name: String
    public let title: String
    public let sheet: Sheet
    public let root: URL

    /// The learner's file, as a path in the repository and in full.
    public var path: String { "Lessons/\(folder)/Exercises/\(name).swift" }
    public var file: URL { root.appending(path: path) }

    private var checks: URL { root.appending(path: "Lessons/\(folder)/Exercises/Checks") }
    public var driver: URL { checks.appending(path: "\(name).swift") }
    /// What runs it as a part of a training, if it can be one: `Checks/1-Adam.part.swift`.
    public var partDriver: URL { checks.appending(path: "\(name).part.swift") }
    public var sheetFile: URL { checks.appending(path: "\(name).json") }
    public var expectationsFile: URL { checks.appending(path: "\(name).expected.json") }

    /// The solution, the wrong answers and the hidden cases, where this edition of the course has them.
    public var secrets: URL { root.appending(path: "Tests/Exercises/\(folder)/\(name)") }
    public var solution: URL { secrets.appending(path: "Solution.swift") }
    public var hiddenFile: URL { secrets.appending(path: "hidden.json") }
    public var hiddenExpectationsFile: URL { secrets.appending(path: "hidden.expected.json") }

    public var wrongAnswersFile: URL { secrets.appending(path: "WrongAnswers.txt") }

    /// What measures an answer where that is not left to the learner's own program: `Checks/6-Race.referee.swift`.
    public var referee: URL? {
        let file = checks.appending(path: "\(name).referee.swift")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }

    /// Answers that are not right, as edits of the solution.
    public func wrongAnswers() throws -> [WrongAnswer] {
        func text(_ file: URL) throws -> String {
            do { return try String(contentsOf: file, encoding: .utf8) } catch {
                throw CourseError("\(file.path) cannot be read", remedy: "restore it from the repository, or write it")
            }
        }
        return try WrongAnswer.all(
            in: text(wrongAnswersFile), of: text(solution), called: "Tests/Exercises/\(folder)/\(name)/WrongAnswers.txt"
        )
    }

    public func expectations() throws -> Expectations { try Expectations(contentsOf: expectationsFile) }

    /// The hidden cases and what is expected in them, if this edition has any.
    public func hidden() throws -> (cases: [Case], expectations: Expectations)? {
        try hiddenCases().map { ($0, try Expectations(contentsOf: hiddenExpectationsFile)) }
    }

    /// Whether this edition has hidden cases for it.
    public var hasHiddenCases: Bool { FileManager.default.fileExists(atPath: hiddenFile.path) }

    public func hiddenCases() throws -> [Case]? {
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
public struct CourseError: Error, CustomStringConvertible {
    public let message: String
    public let remedy: String

    public init(_ message: String, remedy: String) {
        self.message = message
        self.remedy = remedy
    }

    public var description: String { "\(message); \(remedy)" }
}

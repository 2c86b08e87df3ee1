import Checking
import Foundation

/// What the solution and the known wrong answers do in the cases of a sheet: `Checks/1-Velocity.expected.json`, which
/// `course exercises --record` writes and nobody edits.
public struct Expectations: Codable, Sendable, Equatable {
    /// What a solution reports, one list of lines a case.
    public var expected: [[String]]
    public var mistakes: [Mistake]

    /// A plausible wrong answer, known by what it reports.
    public struct Mistake: Codable, Sendable, Equatable {
        public var name: String
        public var explanation: String
        public var reports: [[String]]
    }

    /// The file's text, in the same bytes whenever the contents are the same.
    public var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self) + Data("\n".utf8)
        }
    }
}

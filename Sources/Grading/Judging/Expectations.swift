import Checking
import Foundation

/// What the solution and the known wrong answers do in the cases of a sheet: `Checks/1-Velocity.expected.json`, which
/// `course exercises --record` writes and nobody edits.
public struct Expectations: Codable, Sendable, Equatable {
    /// What a solution reports, one list of lines a case.
    public var expected: [[String]]
    public var mistakes: [Mistake]
    /// Whether lines are in base 64, so that a glance at the file gives no number away.
    private var isSealed: Bool?

    /// A plausible wrong answer, known by what it reports.
    public struct Mistake: Codable, Sendable, Equatable {
        public var name: String
        public var explanation: String
        public var reports: [[String]]
        /// Whether it is the bug that the learner's file came with, whose name would give it away.
        public var isGiven: Bool?
    }

    init(expected: [[String]] = [], mistakes: [Mistake] = []) {
        (self.expected, self.mistakes) = (expected, mistakes)
    }

    /// Reads a file, sealed or not.
    init(contentsOf file: URL) throws {
        let read: Expectations = try Exercise.read(file)
        self =
            read.isSealed == true
            ? read.mapped { String(decoding: Data(base64Encoded: $0) ?? Data(), as: UTF8.self) } : read
        isSealed = nil
    }

    /// The file's text, in the same bytes whenever the contents are the same.
    func json(sealed: Bool) throws -> Data {
        var written = sealed ? mapped { Data($0.utf8).base64EncodedString() } : self
        written.isSealed = sealed ? true : nil
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(written) + Data("\n".utf8)
    }

    private func mapped(_ transform: (String) -> String) -> Expectations {
        var copy = self
        copy.expected = expected.map { $0.map(transform) }
        for index in mistakes.indices {
            copy.mistakes[index].reports = mistakes[index].reports.map { $0.map(transform) }
        }
        return copy
    }
}

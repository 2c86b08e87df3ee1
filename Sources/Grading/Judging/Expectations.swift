import Checking
import Foundation

/// What the solution and the known wrong answers do in the cases of a sheet: `Checks/1-Velocity.expected.json`, which
/// `exercises --record` writes and nobody edits.
package struct Expectations: Codable, Sendable, Equatable {
    /// What a solution reports, one list of lines a case.
    package var expected: [[String]]
    package var mistakes: [Mistake]
    /// How many hidden cases an answer is graded on beside these.
    package var hiddenCases: Int?
    /// The digest of the learner's file as it comes, so that a file nobody has touched need not be compiled.
    package var untouched: String?
    /// What the lines are covered with, where they must not be read but can be told.
    private var salt: String?

    /// A plausible wrong answer, known by what it reports.
    package struct Mistake: Codable, Sendable, Equatable {
        package var name: String
        package var explanation: String
        package var reports: [[String]]
        /// Whether it is the bug that the learner's file came with, whose name would give it away.
        package var isGiven: Bool?
    }

    init(expected: [[String]] = [], mistakes: [Mistake] = []) {
        (self.expected, self.mistakes) = (expected, mistakes)
    }

    /// Reads a file, covered or not.
    init(contentsOf file: URL) throws {
        let read: Expectations = try Exercise.read(file)
        self = read.salt.map { salt in read.mapped { line, _ in Veil.lift(line, salt: salt) } } ?? read
        salt = nil
    }

    /// The file's text, in the same bytes whenever the contents are the same.
    func json(for exercise: Exercise) throws -> Data {
        var written = self
        switch exercise.sheet.kind {
        case .derive:
            written = mapped { line, index in
                Self.concealed(line, tolerance: exercise.sheet.tolerance, salt: "\(exercise.path) \(index)")
            }
        case .predict:
            let salt = Fingerprint(Data(exercise.path.utf8)).description
            written = mapped { line, _ in Veil.cover(line, salt: salt) }
            written.salt = salt
        case .implement, .bug, .tune: break
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(written) + Data("\n".utf8)
    }

    private static func concealed(_ line: String, tolerance: Double?, salt: String) -> String {
        guard let record = Record(line: line), case .numbers(let numbers) = record.value, numbers.count == 1 else {
            return line
        }
        let salt = Fingerprint(Data("\(salt) \(record.name)".utf8)).description
        return "\(record.name) = \(ConcealedNumber(numbers[0], tolerance: tolerance ?? 1e-3, salt: salt))"
    }

    private func mapped(_ transform: (_ line: String, _ caseIndex: Int) -> String) -> Expectations {
        func mapped(_ lines: [[String]]) -> [[String]] {
            lines.enumerated().map { index, lines in lines.map { transform($0, index) } }
        }
        var copy = self
        copy.expected = mapped(expected)
        for index in mistakes.indices { copy.mistakes[index].reports = mapped(mistakes[index].reports) }
        return copy
    }
}

/// One record as it should come, or as a known mistake makes it.
struct Expectation {
    enum Value {
        case open(Record.Value)
        case concealed(ConcealedNumber)
    }

    let name: String
    let value: Value

    init(_ record: Record) { (name, value) = (record.name, .open(record.value)) }

    /// Reads a line of an expectations file; nil if it is none.
    init?(line: String) {
        if let split = line.range(of: " = "), let number = ConcealedNumber(line[split.upperBound...]) {
            (name, value) = (String(line[..<split.lowerBound]), .concealed(number))
        } else if let record = Record(line: line) {
            (name, value) = (record.name, .open(record.value))
        } else {
            return nil
        }
    }
}

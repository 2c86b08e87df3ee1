/// A name and what stands under it: numbers, or words. A case is given as records, and what a learner's code does comes back as records.
///
/// One record is one line of text, such as `velocity after step 3 = 0.271` or `error = "the gradient is not finite"`.
public struct Record: Sendable, Hashable {
    /// What was recorded: numbers, or words.
    public enum Value: Sendable, Hashable {
        /// One number or a list of them.
        case numbers([Double])
        /// A text on one line.
        case words(String)
    }

    /// What it is called, by the driver and on the learner's page.
    public let name: String

    /// What was seen.
    public let value: Value

    /// A record of this name.
    public init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }

    /// Reads a line; nil if it is none of ours.
    public init?(line: String) {
        let characters = Array(line)
        guard let split = characters.indices.first(where: { characters[$0...].starts(with: " = ") }) else { return nil }
        name = String(characters[..<split])
        let rest = characters[(split + 3)...]
        if rest.count >= 2, rest.first == "\"", rest.last == "\"" {
            value = .words(String(rest.dropFirst().dropLast()))
            return
        }
        let numbers = rest.split(separator: " ").map { Double(String($0)) }
        let known = numbers.compactMap { $0 }
        guard known.count == numbers.count else { return nil }
        value = .numbers(known)
    }

    /// It as a line of the report: `name = value`.
    public var line: String { "\(name) = \(value)" }
}

extension Record.Value: CustomStringConvertible {
    public var description: String {
        switch self {
        // A NaN has a sign, which differs from processor to processor and means nothing.
        case .numbers(let numbers): numbers.map { $0.isNaN ? "nan" : "\($0)" }.joined(separator: " ")
        case .words(let words): "\"\(words.map { $0.isNewline ? "⏎" : String($0) }.joined().prefix(400))\""
        }
    }
}

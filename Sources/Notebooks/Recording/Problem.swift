/// Something wrong with a lesson, with the place to mend it and how.
///
/// Printed in the form that editors jump to: `Lessons/03-Momentum/main.swift:41: error: message; remedy`.
public struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    /// Whether it stops the run.
    public enum Severity: String, Sendable {
        /// It does.
        case error
        /// It does not.
        case warning
    }

    /// Whether it stops the run.
    public var severity: Severity
    /// The file at fault.
    public var file: String
    /// The line at fault, if it is one.
    public var line: Int?
    /// What is wrong, and what to do.
    public var message: String
    /// What to do about it; empty when the message says so itself.
    public var remedy: String

    /// A problem, and its remedy.
    public init(
        _ severity: Severity = .error, file: String, line: Int? = nil, _ message: String, remedy: String
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.message = message
        self.remedy = remedy
    }

    public var description: String {
        let place = file + (line.map { ":\($0)" } ?? "")
        return "\(place): \(severity.rawValue): \(message)" + (remedy.isEmpty ? "" : "; " + remedy)
    }
}

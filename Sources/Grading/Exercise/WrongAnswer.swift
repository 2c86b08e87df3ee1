import Foundation

/// An answer that is not right, kept as an edit of the solution.
///
/// `WrongAnswers.txt` lists those of an exercise:
///
///     # an average in place of a sum
///     The new gradient is weighed with 1 − γ.
///     - velocity[i] = momentum * velocity[i] + gradient[i]
///     + velocity[i] = momentum * velocity[i] + (1 - momentum) * gradient[i]
///
/// A heading with `#` names a mistake that the checker knows by that name; the sentences under it are what a learner is told. One with `~`
/// is an answer that must lose points and has no name. Then come edits: lines to take away (`-`), to put in their place (`+`) and to find the place by
/// (`=`), without regard to indentation; they must stand together in the solution, and once. An empty line ends an edit.
package struct WrongAnswer: Sendable, Equatable {
    package let name: String
    package let explanation: String
    /// Whether the checker calls it by its name.
    package let isNamed: Bool
    /// The whole answer.
    package let source: String

    /// The wrong answers of a list.
    static func all(in list: String, of solution: String, called path: String) throws -> [WrongAnswer] {
        var entries: [[Substring]] = []
        for line in list.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") || line.hasPrefix("~ ") {
                entries.append([line])
            } else if !entries.isEmpty {
                entries[entries.count - 1].append(line)
            } else if !line.allSatisfy(\.isWhitespace) {
                throw CourseError("\(path) begins with “\(line)”", remedy: "begin with # and the name of a mistake")
            }
        }
        return try entries.map { try WrongAnswer($0, of: solution, called: path) }
    }

    private init(_ lines: [Substring], of solution: String, called path: String) throws {
        let name = String(lines[0].dropFirst(2))
        (self.name, isNamed) = (name, lines[0].hasPrefix("#"))
        let isEdit = { (line: Substring) in
            ["- ", "+ ", "= "].contains(line.prefix(2)) || ["-", "+", "="].contains(line)
        }
        explanation = lines.dropFirst().filter { !isEdit($0) && !$0.isEmpty }.joined(separator: " ")
        var text = solution.split(separator: "\n", omittingEmptySubsequences: false)
        let edits = try lines.dropFirst().split(whereSeparator: { !isEdit($0) }).map { edit in
            let places = Self.places(of: edit, in: text)
            guard places.count == 1 else {
                throw CourseError(
                    "\(path), “\(name)”: the solution has \(places.count) places with “\(edit.joined(separator: " ⏎ "))”",
                    remedy: "quote the solution's lines as they stand, and enough of them")
            }
            return (place: places[0], lines: edit)
        }
        let ordered = edits.sorted { $0.place < $1.place }
        for (edit, next) in zip(ordered, ordered.dropFirst()) {
            guard edit.place + edit.lines.count(where: { !$0.hasPrefix("+") }) <= next.place else {
                throw CourseError(
                    "\(path), “\(name)”: two edits quote line \(next.place + 1) of the solution",
                    remedy: "write them as one, without an empty line between")
            }
        }
        // From the end, so that the places before stay where they are.
        for edit in ordered.reversed() { Self.apply(edit.lines, at: edit.place, to: &text) }
        source = text.joined(separator: "\n")
        guard source != solution else {
            throw CourseError("\(path), “\(name)” changes nothing", remedy: "write lines that begin with - and +")
        }
        if isNamed, explanation.isEmpty {
            throw CourseError("\(path), “\(name)” tells a learner nothing", remedy: "write a sentence under its name")
        }
    }

    /// Where the lines that an edit quotes stand together.
    private static func places(of edit: ArraySlice<Substring>, in text: [Substring]) -> [Int] {
        let quoted = edit.filter { !$0.hasPrefix("+") }.map { trimmed($0.dropFirst()) }
        guard !quoted.isEmpty else { return [] }
        return text.indices.filter { start in
            start + quoted.count <= text.count && zip(quoted, text[start...]).allSatisfy { $0 == trimmed($1) }
        }
    }

    private static func apply(_ edit: ArraySlice<Substring>, at start: Int, to text: inout [Substring]) {
        var place = start
        for line in edit {
            switch line.first {
            case "-": text.remove(at: place)
            case "+":
                text.insert(line.dropFirst(line.hasPrefix("+ ") ? 2 : 1), at: place)
                place += 1
            default: place += 1
            }
        }
    }

    private static func trimmed(_ line: Substring) -> String { line.trimmingCharacters(in: .whitespaces) }
}

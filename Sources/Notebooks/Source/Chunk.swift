/// A stretch of a lesson: prose, code, or a directive that folds what follows.
package struct Chunk: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case prose
        case code
        /// Code folded under a summary.
        case hiddenCode(summary: String)
        /// `//#-predict`: a question follows.
        case question
        /// `//#-answer`: the folded answer follows.
        case answer
        /// `//#-end`: the answer ends.
        case end
    }

    package let kind: Kind
    /// The line of the first text, counted from 1.
    package let firstLine: Int
    package let lastLine: Int
    /// The lines of prose without their `//: `, or of code as written.
    package let text: [String]
}

extension Chunk {
    /// Prose cut before each heading of a section.
    var sections: [(text: [String], firstLine: Int, isHeading: Bool)] {
        var parts: [(text: [String], firstLine: Int, isHeading: Bool)] = []
        var isFenced = false
        for (index, line) in text.enumerated() {
            if line.hasPrefix("```") { isFenced.toggle() }
            let isHeading = line.hasPrefix("## ") && !isFenced
            if parts.isEmpty || isHeading { parts.append(([], firstLine + index, isHeading)) }
            parts[parts.count - 1].text.append(line)
        }
        for index in parts.indices {
            while parts[index].text.last?.allSatisfy(\.isWhitespace) == true { parts[index].text.removeLast() }
        }
        return parts
    }
}

/// Cuts a lesson into chunks.
///
/// Prose is what follows `//:` at the start of a line outside every bracket; everything else is code. An empty `//:`
/// line parts two chunks of code.
package struct Chunker: Sendable {
    package private(set) var chunks: [Chunk] = []
    package private(set) var problems: [Problem] = []

    private let file: String
    private var gathered: [String] = []
    private var gatheredKind = Chunk.Kind.code
    private var gatheredStart = 1
    private var hidden: (summary: String, line: Int)?
    private var fold: (kind: Chunk.Kind, line: Int)?

    package init(_ source: SwiftSource, scopes: Scopes, file: String) {
        self.file = file
        let markup = Self.markup(in: source, scopes: scopes)
        for number in 1...source.lineCount {
            let line = source.line(number)
            guard let comment = markup[number] else {
                take(line, as: hidden.map { .hiddenCode(summary: $0.summary) } ?? .code, number)
                continue
            }
            let depth = comment.depth
            if comment.isBlock {
                report(number, "`/*:` markup is not woven", "write prose as lines after //:")
            } else if depth > 0 {
                report(number, "prose and directives stand between statements, not inside brackets", "move it out")
            } else if comment.isTrailing {
                report(number, "`//:` after code is not prose", "give it a line of its own, or write //")
            } else if comment.text.hasPrefix("//:") {
                if let hidden { report(number, "prose inside the hidden code of line \(hidden.line)", "end it first") }
                let text = comment.text.dropFirst(3)
                take(String(text.hasPrefix(" ") ? text.dropFirst() : text), as: .prose, number)
            } else {
                direct(String(comment.text.dropFirst(4)), number)
            }
        }
        flush()
        if let hidden { report(hidden.line, "hidden code never ends", "add //#-end-hidden-code") }
        if let fold { report(fold.line, "the prediction never ends", "add //#-answer and //#-end") }
    }

    private struct Markup {
        var text: String
        var depth: Int
        var isTrailing: Bool
        var isBlock: Bool
    }

    private static func markup(in source: SwiftSource, scopes: Scopes) -> [Int: Markup] {
        var found: [Int: Markup] = [:]
        for (index, token) in source.tokens.enumerated() where token.kind == .comment {
            let text = source.text(token)
            guard text.hasPrefix("//:") || text.hasPrefix("//#-") || text.hasPrefix("/*:") else { continue }
            let number = source.line(at: token.range.lowerBound)
            let before = source.text(source.lineStarts[number - 1]..<token.range.lowerBound)
            found[number] = Markup(
                text: text, depth: scopes.depths[index], isTrailing: before.contains { $0 != " " && $0 != "\t" },
                isBlock: text.hasPrefix("/*:"))
        }
        return found
    }

    private mutating func report(_ line: Int, _ message: String, _ remedy: String) {
        problems.append(Problem(file: file, line: line, message, remedy: remedy))
    }

    private mutating func take(_ line: String, as kind: Chunk.Kind, _ number: Int) {
        if kind != gatheredKind {
            flush()
            gatheredKind = kind
            gatheredStart = number
        }
        if gathered.isEmpty { gatheredStart = number }
        gathered.append(line)
    }

    private mutating func flush() {
        defer { gathered = [] }
        func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
        let leading = gathered.prefix(while: isBlank).count
        guard leading < gathered.count else { return }
        let trailing = gathered.reversed().prefix(while: isBlank).count
        let text = Array(gathered[leading..<(gathered.count - trailing)])
        let first = gatheredStart + leading
        chunks.append(Chunk(kind: gatheredKind, firstLine: first, lastLine: first + text.count - 1, text: text))
    }

    private mutating func direct(_ directive: String, _ number: Int) {
        let words = directive.split(separator: " ", maxSplits: 1)
        let summary = words.count > 1 ? words[1].trimmingPrefix { $0 == " " } : ""
        flush()
        switch words.first {
        case "hidden-code":
            if let hidden {
                report(number, "hidden code inside the hidden code of line \(hidden.line)", "end it first")
            }
            hidden = (summary.isEmpty ? "Set-up" : String(summary), number)
        case "end-hidden-code":
            if hidden == nil { report(number, "no hidden code begins before this end", "add //#-hidden-code") }
            hidden = nil
        case "predict":
            if let fold { report(number, "a prediction inside that of line \(fold.line)", "end it first") }
            fold = (.question, number)
            mark(.question, number)
        case "answer":
            if fold?.kind != .question { report(number, "no question precedes this answer", "add //#-predict") }
            fold = (.answer, number)
            mark(.answer, number)
        case "end":
            if fold?.kind != .answer { report(number, "no answer precedes this end", "add //#-answer") }
            fold = nil
            mark(.end, number)
        default:
            let known = "hidden-code, end-hidden-code, predict, answer, end"
            report(number, "//#-\(directive) is not a directive", "use one of \(known)")
        }
    }

    private mutating func mark(_ kind: Chunk.Kind, _ number: Int) {
        chunks.append(Chunk(kind: kind, firstLine: number, lastLine: number, text: []))
    }
}

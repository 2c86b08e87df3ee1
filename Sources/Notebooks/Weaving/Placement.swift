/// Finds the chunk of code that each output belongs to, and refuses to guess.
package struct Placement: Sendable {
    /// For each chunk, the indices of the events that follow it.
    package private(set) var eventsOfChunk: [[Int]]
    package private(set) var problems: [Problem] = []

    package init(_ events: [Event], chunks: [Chunk], source: SwiftSource, scopes: Scopes, file: String) {
        eventsOfChunk = Array(repeating: [], count: chunks.count)
        for (index, token) in source.tokens.enumerated() where token.kind == .word {
            guard source.matches(index, "#sourceLocation") else { continue }
            let line = source.line(at: token.range.lowerBound)
            let message = "#sourceLocation makes the places of outputs untrue"
            problems.append(Problem(file: file, line: line, message, remedy: "remove it"))
        }
        for (index, event) in events.enumerated() {
            if let problem = problem(of: event, source: source, scopes: scopes, file: file) {
                if !problems.contains(problem) { problems.append(problem) }
                continue
            }
            guard event.isOutput else { continue }
            let home = chunks.firstIndex {
                guard ($0.firstLine...$0.lastLine).contains(event.site.line) else { return false }
                switch $0.kind {
                case .code, .hiddenCode: return true
                case .prose, .question, .answer, .end: return false
                }
            }
            if let home {
                eventsOfChunk[home].append(index)
            } else {
                let message = "an output of this line belongs to no chunk of code"
                problems.append(
                    Problem(file: file, line: event.site.line, message, remedy: "call show from the lesson's code"))
            }
        }
    }

    private func problem(of event: Event, source: SwiftSource, scopes: Scopes, file: String) -> Problem? {
        let site = event.site
        guard site.file == file || site.file.hasSuffix("/" + file) else {
            let message = "\(event.recorder) was called in a file that is not the lesson"
            return Problem(
                file: site.file, line: site.line, message,
                remedy: "return the value and \(event.recorder) it from \(file)")
        }
        guard let offset = source.offset(line: site.line, column: site.column),
            let callee = Self.callee(at: offset, in: source),
            callee == event.recorder || scopes.functions.contains(callee)
        else {
            let message =
                "no call of \(event.recorder) at column \(site.column): the program was built from another text"
            return Problem(file: file, line: site.line, message, remedy: "build it again")
        }
        guard event.isOutput, let body = scopes.body(at: offset) else { return nil }
        let message = "an output is recorded inside \(body.owner), so it has no place in the report"
        let remedy = """
            give the function the parameters `line: Int = #line, column: Int = #column` and hand them to \
            \(event.recorder), or return the value and show it at top level
            """
        return Problem(file: file, line: site.line, message, remedy: remedy)
    }

    /// The name called at a place, which is either that of the name or that of the parenthesis or brace behind it.
    private static func callee(at offset: Int, in source: SwiftSource) -> String? {
        guard let index = source.tokens.firstIndex(where: { $0.range.contains(offset) }) else { return nil }
        let isBehind = source.matches(index, "(") || source.matches(index, "{")
        let name = isBehind ? index - 1 : index
        guard source.tokens.indices.contains(name), source.tokens[name].kind == .word else { return nil }
        return source.text(source.tokens[name]).filter { $0 != "`" }
    }
}

/// The lines of a lesson that only talk to the notebook: those that make a study or show one, and top-level calls of `page` and `finish`.
///
/// The report leaves them out, since what they show stands there instead, with a link to the study's file.
struct HiddenLines {
    private(set) var lines: Set<Int> = []

    /// - Parameter studies: the types of the lesson's studies.
    init(_ source: SwiftSource, scopes: Scopes, studies: Set<String> = []) {
        let code = SwiftCode(source)
        guard
            let constructor = code.positions.first(where: {
                code[$0] == "Notebook" && code[$0 - 1] == "=" && code[$0 + 1] == "("
            })
        else { return }
        let notebook = code[constructor - 2]
        let topLevel = code.positions.filter { scopes.depths[code.indices[$0]] == 0 }

        var shown: Set<String> = []
        for start in topLevel where code[start] == "let" && code[start + 2] == "=" {
            let isRun = code[start + 3] == notebook && code[start + 5] == "run"
            guard isRun || studies.contains(code[start + 3]), let end = code.closing(from: start + 4) else { continue }
            shown.insert(code[start + 1])
            hide(start...end, in: code)
        }
        for start in topLevel where code[start] == notebook && code[start + 1] == "." && code[start + 3] == "(" {
            let (method, argument) = (code[start + 2], code[start + 4])
            let isStudy = method == "show" && (shown.contains(argument) || studies.contains(argument))
            guard isStudy || ["page", "finish"].contains(method), var end = code.closing(from: start + 3) else {
                continue
            }
            if code[end + 1] == "{" { end = code.closing(from: end + 1) ?? end }
            hide(start...end, in: code)
        }
    }

    /// Hides the lines of a statement, unless they hold another's tokens.
    private mutating func hide(_ statement: ClosedRange<Int>, in code: SwiftCode) {
        let (start, end) = (statement.lowerBound, statement.upperBound)
        let (first, last) = (code.line(start), code.lastLine(end))
        let isAlone =
            (start == 0 || code.lastLine(start - 1) < first) && (end + 1 >= code.count || code.line(end + 1) > last)
        if isAlone { lines.formUnion(first...last) }
    }

    /// The lines of a chunk that a reader sees, without gaps where the others stood.
    func visible(_ chunk: Chunk) -> [String] {
        var kept: [String] = []
        for (index, line) in chunk.text.enumerated() where !lines.contains(chunk.firstLine + index) {
            let isBlank = line.allSatisfy(\.isWhitespace)
            if isBlank, kept.last.map({ $0.allSatisfy(\.isWhitespace) }) ?? true { continue }
            kept.append(line)
        }
        while let last = kept.last, last.allSatisfy(\.isWhitespace) { kept.removeLast() }
        return kept
    }
}

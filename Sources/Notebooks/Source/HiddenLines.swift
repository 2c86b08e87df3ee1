/// The lines of a lesson that only talk to the notebook: top-level calls of `record`, `claim`, `page` and `finish`, and of
/// `show` with a figure.
///
/// The report leaves them out, since what they hand over stands there instead. It also leaves out the lines that only run a study or show one: the
/// report links to its file.
struct HiddenLines {
    private(set) var lines: Set<Int> = []

    /// - Parameter studies: the types of the lesson's studies.
    init(_ source: SwiftSource, scopes: Scopes, studies: Set<String> = []) {
        let code = source.tokens.indices.filter { source.tokens[$0].kind != .comment }
        func text(_ position: Int) -> String {
            code.indices.contains(position) ? source.text(source.tokens[code[position]]) : ""
        }
        func depth(_ position: Int) -> Int { scopes.depths[code[position]] }
        /// The position of the bracket that closes the one at a position.
        func closing(_ opening: Int) -> Int? {
            (opening + 1..<code.count).first { depth($0) == depth(opening) + 1 && [")", "}", "]"].contains(text($0)) }
        }
        let constructor = code.indices.first { text($0) == "Notebook" && text($0 - 1) == "=" && text($0 + 1) == "(" }
        guard let constructor else { return }
        let notebook = text(constructor - 2)
        func hide(_ start: Int, _ end: Int) {
            let first = source.line(at: source.tokens[code[start]].range.lowerBound)
            let last = source.line(at: source.tokens[code[end]].range.upperBound - 1)
            let isAlone =
                (start == 0 || source.line(at: source.tokens[code[start - 1]].range.upperBound - 1) < first)
                && (end + 1 >= code.count || source.line(at: source.tokens[code[end + 1]].range.lowerBound) > last)
            if isAlone { lines.formUnion(first...last) }
        }
        var shown: Set<String> = []
        for start in code.indices where text(start) == "let" && text(start + 2) == "=" && depth(start) == 0 {
            let isRun = text(start + 3) == notebook && text(start + 5) == "run"
            guard let end = closing(isRun ? start + 6 : start + 4), isRun || studies.contains(text(start + 3)) else {
                continue
            }
            shown.insert(text(start + 1))
            hide(start, end)
        }
        for start in code.indices where text(start) == notebook && text(start + 1) == "." && depth(start) == 0 {
            guard text(start + 3) == "(", var end = closing(start + 3) else { continue }
            switch text(start + 2) {
            case "record", "claim", "page", "finish": break
            case "show":
                let labels = (start + 4..<end).filter { depth($0) == 1 && text($0 + 1) == ":" }
                let argument = text(start + 4)
                let isStudy = shown.contains(argument) || studies.contains(argument)
                guard isStudy || labels.contains(where: { text($0) == "named" }) else { continue }
            default: continue
            }
            if text(end + 1) == "{" { end = closing(end + 1) ?? end }
            hide(start, end)
        }
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

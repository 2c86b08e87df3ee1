/// A chunk of Markdown cut into what may hold placeholders and numbers and what must stay as it is.
package struct Prose: Sendable {
    package enum Kind: Sendable, Equatable {
        /// Running text.
        case text
        /// Text between quotation marks, where a document's own numbers may stand.
        case quotation
        /// `$…$` or `$$…$$`.
        case mathematics
        /// Code, link destinations and HTML tags.
        case verbatim
        /// The inside of `{{…}}`.
        case placeholder(isAlone: Bool)
    }

    package struct Piece: Sendable, Equatable {
        package let kind: Kind
        package let text: String
        package let line: Int
    }

    package private(set) var pieces: [Piece] = []

    private let characters: [Character]
    private var position = 0
    private var start = 0
    private var line: Int
    private var startLine: Int
    private var kind = Kind.text
    private var closing: (text: [Character], end: Int)?

    package init(_ markdown: String, firstLine: Int = 1) {
        characters = Array(markdown)
        line = firstLine
        startLine = firstLine
        while position < characters.count { step() }
        flush(to: position)
    }

    private mutating func step() {
        if let closing, position >= closing.end {
            advance(closing.text.count)
            flush(to: position)
            kind = .text
            self.closing = nil
            return
        }
        if let end = placeholderEnd() {
            let inside = String(characters[(position + 2)..<(end - 2)])
            let isAlone = isAlone(from: position, to: end)
            flush(to: position)
            pieces.append(Piece(kind: .placeholder(isAlone: isAlone), text: inside, line: line))
            advance(end - position)
            start = position
            startLine = line
            return
        }
        guard kind == .text else { return advance(1) }
        switch characters[position] {
        case "\\":
            advance(2)
        case "`", "~":
            if let end = fenceEnd() ?? codeSpanEnd() { take(to: end, as: .verbatim) } else { advance(1) }
        case "$":
            let delimiter: [Character] = matches(["$", "$"]) ? ["$", "$"] : ["$"]
            open(.mathematics, delimiter, closedBy: delimiter)
        case "“":
            open(.quotation, ["“"], closedBy: ["”"])
        case "\"":
            open(.quotation, ["\""], closedBy: ["\""])
        case "]" where matches(["]", "("]):
            if let end = find([")"], from: position) { take(to: end + 1, as: .verbatim) } else { advance(1) }
        case "<":
            let next = position + 1 < characters.count ? characters[position + 1] : " "
            if next.isLetter || next == "/" || next == "!", let end = find([">"], from: position) {
                take(to: end + 1, as: .verbatim)
            } else {
                advance(1)
            }
        default:
            advance(1)
        }
    }

    private mutating func advance(_ count: Int) {
        for _ in 0..<count where position < characters.count {
            if characters[position].isNewline { line += 1 }
            position += 1
        }
    }

    private mutating func flush(to end: Int) {
        if start < end {
            pieces.append(Piece(kind: kind, text: String(characters[start..<end]), line: startLine))
        }
        start = end
        startLine = line
    }

    private mutating func take(to end: Int, as kind: Kind) {
        flush(to: position)
        advance(end - position)
        let outer = self.kind
        self.kind = kind
        flush(to: position)
        self.kind = outer
    }

    private mutating func open(_ kind: Kind, _ opening: [Character], closedBy closing: [Character]) {
        guard let end = find(closing, from: position + opening.count), end > position + opening.count else {
            return advance(opening.count)
        }
        flush(to: position)
        self.kind = kind
        self.closing = (closing, end)
        advance(opening.count)
    }

    private func matches(_ text: [Character], at index: Int? = nil) -> Bool {
        let index = index ?? position
        return index + text.count <= characters.count && characters[index..<(index + text.count)].elementsEqual(text)
    }

    /// Where a text next occurs in the same paragraph.
    private func find(_ text: [Character], from start: Int) -> Int? {
        var index = start
        while index < characters.count {
            if matches(text, at: index) { return index }
            if characters[index] == "\\" { index += 1 }
            if index < characters.count, characters[index].isNewline, endsParagraph(index) { return nil }
            index += 1
        }
        return nil
    }

    private func endsParagraph(_ newline: Int) -> Bool {
        let rest = characters[(newline + 1)...].drop { $0 == " " || $0 == "\t" }
        return rest.first?.isNewline ?? true
    }

    private func placeholderEnd() -> Int? {
        guard matches(["{", "{"]) else { return nil }
        var index = position + 2
        while index < characters.count, !"{}\n".contains(characters[index]) { index += 1 }
        return index > position + 2 && matches(["}", "}"], at: index) ? index + 2 : nil
    }

    private func isAlone(from start: Int, to end: Int) -> Bool {
        let before = characters[..<start].reversed().prefix { !$0.isNewline }
        let after = characters[end...].prefix { !$0.isNewline }
        return before.allSatisfy(\.isWhitespace) && after.allSatisfy(\.isWhitespace)
    }

    /// The end of the fenced block that begins here, if one does.
    private func fenceEnd() -> Int? {
        let mark = characters[position]
        let length = characters[position...].prefix { $0 == mark }.count
        let before = characters[..<position].reversed().prefix { !$0.isNewline }
        guard length >= 3, before.allSatisfy({ $0 == " " || $0 == ">" }) else { return nil }
        var index = position
        while true {
            while index < characters.count, !characters[index].isNewline { index += 1 }
            guard index < characters.count else { return index }
            index += 1
            let line = characters[index...].prefix { !$0.isNewline }
            let content = line.drop { $0 == " " || $0 == ">" }
            let closes = content.prefix { $0 == mark }.count >= length && content.allSatisfy { $0 == mark || $0 == " " }
            if closes { return index + line.count }
        }
    }

    private func codeSpanEnd() -> Int? {
        guard characters[position] == "`" else { return nil }
        let ticks = Array(characters[position...].prefix { $0 == "`" })
        var index = position + ticks.count
        while let found = find(["`"], from: index) {
            let run = characters[found...].prefix { $0 == "`" }.count
            if run == ticks.count { return found + run }
            index = found + run
        }
        return nil
    }
}

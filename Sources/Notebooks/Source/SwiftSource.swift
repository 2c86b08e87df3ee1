/// Swift source cut into tokens: enough to tell prose from strings, and to find scopes and declarations.
///
/// Strings (interpolated, raw, multi-line), nested comments and regular expressions are each one token, so that nothing
/// inside them is mistaken for code or prose. Offsets and columns count UTF-8 bytes, as the compiler's `#column` does.
package struct SwiftSource: Sendable {
    package struct Token: Sendable, Equatable {
        package enum Kind: Sendable {
            case word
            case string
            case comment
            case symbol
        }

        package let kind: Kind
        package let range: Range<Int>
    }

    package let bytes: [UInt8]
    package let tokens: [Token]
    /// The offset at which each line begins.
    package let lineStarts: [Int]

    package init(_ text: String) {
        let bytes = Array(text.utf8)
        self.bytes = bytes
        var lexer = Lexer(bytes: bytes)
        lexer.scan(untilClosingParenthesis: false)
        tokens = lexer.tokens
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    package var lineCount: Int { lineStarts.count }

    /// The text of a line, counted from 1, without its line break.
    package func line(_ number: Int) -> String {
        let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        let line = text(lineStarts[number - 1]..<max(end, lineStarts[number - 1]))
        return line.hasSuffix("\r") ? String(line.dropLast()) : line
    }

    package func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    package func text(_ token: Token) -> String {
        text(token.range)
    }

    /// The line, counted from 1, that holds a byte.
    package func line(at offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The offset of a place given as the compiler gives it, both counted from 1.
    package func offset(line: Int, column: Int) -> Int? {
        guard line >= 1, line <= lineStarts.count, column >= 1 else { return nil }
        let offset = lineStarts[line - 1] + column - 1
        let end = line < lineStarts.count ? lineStarts[line] : bytes.count
        return offset < end ? offset : nil
    }

    /// Whether a token is this very symbol or word.
    package func matches(_ index: Int, _ text: StaticString) -> Bool {
        guard tokens.indices.contains(index), tokens[index].range.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { bytes[tokens[index].range].elementsEqual($0) }
    }
}

private struct Lexer {
    let bytes: [UInt8]
    var tokens: [SwiftSource.Token] = []
    var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func byte(_ ahead: Int = 0) -> UInt8? {
        position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    private func isAt(_ text: StaticString, _ ahead: Int = 0) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + ahead + count <= bytes.count else { return false }
        return text.withUTF8Buffer { bytes[(position + ahead)..<(position + ahead + count)].elementsEqual($0) }
    }

    private mutating func emit(_ kind: SwiftSource.Token.Kind, from start: Int) {
        position = min(position, bytes.count)
        tokens.append(.init(kind: kind, range: start..<position))
    }

    /// Reads to the end, or, inside an interpolation, to the parenthesis that closes it.
    mutating func scan(untilClosingParenthesis: Bool) {
        var depth = 0
        while let byte = byte() {
            let start = position
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                position += 1
            case UInt8(ascii: "/") where isAt("//"):
                skipLine()
                emit(.comment, from: start)
            case UInt8(ascii: "/") where isAt("/*"):
                skipBlockComment()
                emit(.comment, from: start)
            case UInt8(ascii: "/") where regexEnd() != nil:
                position = regexEnd() ?? position + 1
                emit(.string, from: start)
            case UInt8(ascii: "\""):
                skipString(hashes: 0)
                emit(.string, from: start)
            case UInt8(ascii: "#"):
                skipHash()
                emit(tokenKind(from: start), from: start)
            case UInt8(ascii: "`"):
                position += 1
                while let next = self.byte(), next != UInt8(ascii: "`"), next != UInt8(ascii: "\n") { position += 1 }
                position += 1
                emit(.word, from: start)
            case _ where Self.isWord(byte):
                while let next = self.byte(), Self.isWord(next) { position += 1 }
                emit(.word, from: start)
            default:
                if untilClosingParenthesis {
                    if byte == UInt8(ascii: "(") { depth += 1 }
                    if byte == UInt8(ascii: ")") {
                        if depth == 0 { return }
                        depth -= 1
                    }
                }
                position += 1
                emit(.symbol, from: start)
            }
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    private func tokenKind(from start: Int) -> SwiftSource.Token.Kind {
        let end = min(position, bytes.count)
        if bytes[start..<end].contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "/") }) {
            return .string
        }
        return end - start > 1 ? .word : .symbol
    }

    private mutating func skipLine() {
        while let next = byte(), next != UInt8(ascii: "\n") { position += 1 }
        if position > 0, position < bytes.count, bytes[position - 1] == UInt8(ascii: "\r") { position -= 1 }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        while position < bytes.count {
            if isAt("/*") {
                depth += 1
                position += 2
            } else if isAt("*/") {
                depth -= 1
                position += 2
                if depth == 0 { return }
            } else {
                position += 1
            }
        }
    }

    /// A raw string `#"…"#`, a regular expression `#/…/#`, or a word such as `#line`.
    private mutating func skipHash() {
        var hashes = 0
        while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
        if byte(hashes) == UInt8(ascii: "\"") {
            position += hashes
            skipString(hashes: hashes)
        } else if byte(hashes) == UInt8(ascii: "/") {
            position += hashes + 1
            while position < bytes.count, !closes("/", hashes: hashes) {
                position += byte() == UInt8(ascii: "\\") ? 2 : 1
            }
            position += 1 + hashes
        } else {
            position += 1
            while let next = byte(), Self.isWord(next) { position += 1 }
        }
    }

    private func closes(_ delimiter: StaticString, hashes: Int) -> Bool {
        let count = delimiter.utf8CodeUnitCount
        return isAt(delimiter) && (0..<hashes).allSatisfy { byte(count + $0) == UInt8(ascii: "#") }
    }

    private mutating func skipString(hashes: Int) {
        let isMultiline = isAt("\"\"\"") && !(hashes > 0 && closesOnLine(hashes: hashes))
        let delimiter: StaticString = isMultiline ? "\"\"\"" : "\""
        position += delimiter.utf8CodeUnitCount
        while let next = byte() {
            if closes(delimiter, hashes: hashes) {
                position += delimiter.utf8CodeUnitCount + hashes
                return
            }
            if next == UInt8(ascii: "\n"), !isMultiline { return }
            guard next == UInt8(ascii: "\\"), (0..<hashes).allSatisfy({ byte(1 + $0) == UInt8(ascii: "#") }) else {
                position += 1
                continue
            }
            position += 1 + hashes
            if byte() == UInt8(ascii: "(") {
                position += 1
                let outer = tokens
                scan(untilClosingParenthesis: true)
                tokens = outer
            }
            position += 1
        }
    }

    /// Whether `#"""#` is the string of one quotation mark rather than the start of many lines.
    private func closesOnLine(hashes: Int) -> Bool {
        var probe = self
        probe.position += 1
        while let next = probe.byte(), next != UInt8(ascii: "\n") {
            if probe.closes("\"", hashes: hashes) { return true }
            probe.position += 1
        }
        return false
    }

    /// Where a bare `/…/` ends, if the slash begins a regular expression rather than dividing.
    private func regexEnd() -> Int? {
        guard let next = byte(1), next != UInt8(ascii: " "), next != UInt8(ascii: "\n"), next != UInt8(ascii: "=")
        else {
            return nil
        }
        if let last = tokens.last(where: { $0.kind != .comment }) {
            let closing = [
                UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "?"), UInt8(ascii: "!"),
            ]
            let text = String(decoding: bytes[last.range], as: UTF8.self)
            let isOperand = last.kind != .symbol || closing.contains(bytes[last.range.lowerBound])
            if isOperand, !["return", "in", "case", "where", "try", "await"].contains(text) { return nil }
        }
        var end = position + 1
        var isInClass = false
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
            switch bytes[end] {
            case UInt8(ascii: "\\"): end += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/") where !isInClass: return end + 1
            default: break
            }
            end += 1
        }
        return nil
    }
}

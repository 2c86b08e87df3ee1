/// The code of a source, token by token and without its comments: what checks and finders read.
///
/// A position counts these tokens. One outside is no token: it has no text, no symbol, and is no mistake to ask for.
struct SwiftCode: Sendable {
    let source: SwiftSource
    /// For each position, the token's index in the source.
    let indices: [Int]

    init(_ source: SwiftSource) {
        self.source = source
        indices = source.tokens.indices.filter { source.tokens[$0].kind != .comment }
    }

    var count: Int { indices.count }
    var positions: Range<Int> { 0..<count }

    private func token(_ position: Int) -> SwiftSource.Token? {
        positions.contains(position) ? source.tokens[indices[position]] : nil
    }

    /// The text of a token.
    subscript(position: Int) -> String { token(position).map(source.text) ?? "" }

    /// The text of a token that is a word.
    func word(_ position: Int) -> String { kind(position) == .word ? self[position] : "" }

    /// A token that is a symbol.
    func symbol(_ position: Int) -> Character? {
        guard let token = token(position), token.kind == .symbol else { return nil }
        return Character(UnicodeScalar(source.bytes[token.range.lowerBound]))
    }

    func kind(_ position: Int) -> SwiftSource.Token.Kind? { token(position)?.kind }

    /// The bytes of a token that there is.
    func range(_ position: Int) -> Range<Int> { source.tokens[indices[position]].range }

    /// The line that a token begins on.
    func line(_ position: Int) -> Int { source.line(at: range(position).lowerBound) }

    /// The line that a token ends on.
    func lastLine(_ position: Int) -> Int { source.line(at: range(position).upperBound - 1) }

    /// The position of the bracket that closes the first one from a position on.
    func closing(from position: Int) -> Int? { bracket(matchingFirstOf: position..<max(position, count), inside: 1) }

    /// The position of the bracket that opens the last one up to a position.
    func opening(upTo position: Int) -> Int? { bracket(matchingFirstOf: (0...position).reversed(), inside: -1) }

    /// - Parameter step: 1 where brackets open on the way in, −1 where they close.
    private func bracket(matchingFirstOf positions: some Sequence<Int>, inside step: Int) -> Int? {
        var depth = 0
        for position in positions {
            switch symbol(position) {
            case "{", "(", "[": depth += step
            case "}", ")", "]": depth -= step
            default: continue
            }
            if depth == 0 { return position }
        }
        return nil
    }
}

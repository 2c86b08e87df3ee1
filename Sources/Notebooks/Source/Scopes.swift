/// Which stretches of a source belong to declarations: bodies of functions and types, computed variables, stored
/// closures.
///
/// Code in such a body runs when something elsewhere calls it, so an output recorded there has no place of its own.
package struct Scopes: Sendable {
    package struct Body: Sendable, Equatable {
        /// Such as `func helper` or `a stored closure`.
        package let owner: String
        package let range: Range<Int>
    }

    package let bodies: [Body]
    /// The names of the functions that the source declares.
    package let functions: Set<String>
    /// For each token, how many brackets are open before it.
    package let depths: [Int]

    package init(_ source: SwiftSource) {
        var bodies: [Body] = []
        var functions: Set<String> = []
        var depths: [Int] = []
        var open: [(owner: String?, start: Int, isStoredClosure: Bool)] = []
        var pending: (owner: String, depth: Int, line: Int?)?
        let code = source.tokens.indices.filter { source.tokens[$0].kind != .comment }
        var depthOfToken = [Int](repeating: 0, count: source.tokens.count)
        for (position, index) in code.enumerated() {
            let token = source.tokens[index]
            depthOfToken[index] = open.count
            let previous = position > 0 ? code[position - 1] : -1
            let next = position + 1 < code.count ? code[position + 1] : -1
            if let line = pending?.line, line != source.line(at: token.range.lowerBound) { pending = nil }
            switch token.kind {
            case .word where !source.matches(previous, "."):
                let word = source.text(token)
                if word == "func", next >= 0 {
                    functions.insert(source.text(source.tokens[next]).filter { $0 != "`" })
                    pending = ("func \(source.text(source.tokens[next]))", open.count, nil)
                } else if ["struct", "class", "enum", "actor", "extension", "protocol"].contains(word), next >= 0,
                    source.tokens[next].kind == .word, !source.matches(next, "func"), !source.matches(next, "var")
                {
                    pending = ("\(word) \(source.text(source.tokens[next]))", open.count, nil)
                } else if word == "var", next >= 0 {
                    let line = source.line(at: token.range.lowerBound)
                    pending = ("var \(source.text(source.tokens[next]))", open.count, line)
                }
            case .symbol:
                switch source.bytes[token.range.lowerBound] {
                case UInt8(ascii: "="):
                    if pending?.line != nil, pending?.depth == open.count { pending = nil }
                case UInt8(ascii: "{"):
                    if let declaration = pending, declaration.depth == open.count {
                        open.append((declaration.owner, token.range.lowerBound, false))
                        pending = nil
                    } else {
                        open.append((nil, token.range.lowerBound, source.matches(previous, "=")))
                    }
                case UInt8(ascii: "("), UInt8(ascii: "["):
                    open.append((nil, token.range.lowerBound, false))
                case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"):
                    guard let scope = open.popLast() else { break }
                    let isCalledAtOnce = source.matches(next, "(")
                    let closure = scope.isStoredClosure && !isCalledAtOnce ? "a stored closure" : nil
                    if let owner = scope.owner ?? closure {
                        bodies.append(Body(owner: owner, range: scope.start..<token.range.upperBound))
                    }
                default: break
                }
            default: break
            }
        }
        depths = depthOfToken
        var depth = 0
        for index in source.tokens.indices {
            if source.tokens[index].kind == .comment {
                depths[index] = depth
            } else {
                depth = depths[index] + opens(index)
            }
        }
        func opens(_ index: Int) -> Int {
            let isOpening =
                source.matches(index, "{") || source.matches(index, "(") || source.matches(index, "[")
            let isClosing =
                source.matches(index, "}") || source.matches(index, ")") || source.matches(index, "]")
            return isOpening ? 1 : isClosing ? -1 : 0
        }
        self.bodies = bodies.sorted { $0.range.lowerBound < $1.range.lowerBound }
        self.functions = functions
        self.depths = depths
    }

    /// The outermost declaration whose body holds a byte.
    package func body(at offset: Int) -> Body? {
        bodies.first { $0.range.contains(offset) }
    }
}

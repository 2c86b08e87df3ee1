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
        let code = SwiftCode(source)
        for position in code.positions {
            depths += Array(repeating: open.count, count: code.indices[position] + 1 - depths.count)
            if let line = pending?.line, line != code.line(position) { pending = nil }
            switch code.kind(position) {
            case .word where code.symbol(position - 1) != ".":
                let (word, name) = (code[position], code[position + 1])
                if word == "func", !name.isEmpty {
                    functions.insert(name.filter { $0 != "`" })
                    pending = ("func \(name)", open.count, nil)
                } else if ["struct", "class", "enum", "actor", "extension", "protocol"].contains(word),
                    code.kind(position + 1) == .word, name != "func", name != "var"
                {
                    pending = ("\(word) \(name)", open.count, nil)
                } else if word == "var", !name.isEmpty {
                    pending = ("var \(name)", open.count, code.line(position))
                }
            case .symbol:
                let start = code.range(position).lowerBound
                switch code.symbol(position) {
                case "=":
                    if pending?.line != nil, pending?.depth == open.count { pending = nil }
                case "{":
                    if let declaration = pending, declaration.depth == open.count {
                        open.append((declaration.owner, start, false))
                        pending = nil
                    } else {
                        open.append((nil, start, code.symbol(position - 1) == "="))
                    }
                case "(", "[":
                    open.append((nil, start, false))
                case "}", ")", "]":
                    guard let scope = open.popLast() else { break }
                    let isCalledAtOnce = code.symbol(position + 1) == "("
                    let closure = scope.isStoredClosure && !isCalledAtOnce ? "a stored closure" : nil
                    if let owner = scope.owner ?? closure {
                        bodies.append(Body(owner: owner, range: scope.start..<code.range(position).upperBound))
                    }
                default: break
                }
            default: break
            }
        }
        self.bodies = bodies.sorted { $0.range.lowerBound < $1.range.lowerBound }
        self.functions = functions
        self.depths = depths + Array(repeating: open.count, count: source.tokens.count - depths.count)
    }

    /// The outermost declaration whose body holds a byte.
    package func body(at offset: Int) -> Body? {
        bodies.first { $0.range.contains(offset) }
    }
}

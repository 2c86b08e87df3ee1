/// A declaration found in a source by its tokens: its name, where it begins with its documentation, where it ends.
struct Declaration {
    /// The names of the types around it, and its own.
    let path: [String]
    /// The argument labels of a function, such as `(_:along:)`.
    let labels: String?
    let isExtension: Bool
    let range: Range<Int>
    /// What stands between its braces.
    let body: Range<Int>?

    /// The text, shifted to the left margin.
    func code(in source: SwiftSource) -> String { Self.code(range, in: source) }

    /// The lines between its braces alone, shifted to the left margin.
    func bodyCode(in source: SwiftSource) -> String? {
        guard let body, let first = source.text(body).firstIndex(of: "\n") else { return nil }
        let text = source.text(body)
        let start = body.lowerBound + text[...first].utf8.count
        let end = body.lowerBound + (text.lastIndex(of: "\n").map { text[..<$0].utf8.count } ?? 0)
        return start < end ? Self.code(start..<end, in: source) : nil
    }

    private static func code(_ range: Range<Int>, in source: SwiftSource) -> String {
        let lines = source.text(range).split(separator: "\n", omittingEmptySubsequences: false)
        let margin = lines.first?.prefix { $0 == " " }.count ?? 0
        return lines.map { $0.dropFirst(min(margin, $0.prefix { $0 == " " }.count)) }.joined(separator: "\n")
    }

    /// The declarations of a source that other files could name: not those local to functions.
    static func all(in source: SwiftSource) -> [Declaration] {
        var finder = Finder(source)
        return finder.find()
    }
}

private struct Finder {
    let source: SwiftSource
    let code: SwiftCode

    init(_ source: SwiftSource) {
        self.source = source
        code = SwiftCode(source)
    }

    private static let types: Set<String> = ["struct", "class", "enum", "actor", "protocol", "extension"]
    private static let members: Set<String> = [
        "func", "init", "subscript", "var", "let", "typealias", "associatedtype", "case",
    ]
    private static let modifiers: Set<String> = [
        "public", "package", "internal", "private", "fileprivate", "open", "static", "final", "mutating", "nonmutating",
        "override", "indirect", "nonisolated", "consuming", "borrowing", "convenience", "required", "lazy", "weak",
        "unowned", "prefix", "postfix", "infix", "dynamic", "optional", "class", "async",
    ]

    private func word(_ position: Int) -> String { code.word(position) }
    private func symbol(_ position: Int) -> Character? { code.symbol(position) }
    private func line(_ position: Int) -> Int { code.line(position) }

    mutating func find() -> [Declaration] {
        var found: [Declaration] = []
        var names: [(name: [String], end: Int)] = []
        var position = 0
        while position < code.count {
            while let innermost = names.last, position >= innermost.end { names.removeLast() }
            let keyword = word(position)
            let around = names.flatMap(\.name)
            if Self.types.contains(keyword), symbol(position - 1) != ".", !Self.members.contains(word(position + 1)),
                !word(position + 1).isEmpty
            {
                let (name, opening) = typeName(position)
                guard let opening, let closing = code.closing(from: opening) else { break }
                found.append(
                    declaration(
                        around + name, labels: nil, isExtension: keyword == "extension", keyword: position, end: closing
                    ))
                names.append((name, closing))
                position = opening + 1
            } else if Self.members.contains(keyword), symbol(position - 1) != "." {
                let end = memberEnd(position)
                let isNamedByKeyword = keyword == "init" || keyword == "subscript"
                let name = isNamedByKeyword ? keyword : memberName(position)
                let labels = keyword == "func" || isNamedByKeyword ? labels(position + (isNamedByKeyword ? 1 : 2)) : nil
                found.append(
                    declaration(around + [name], labels: labels, isExtension: false, keyword: position, end: end))
                position = end + 1
            } else if symbol(position) == "{" || symbol(position) == "(" || symbol(position) == "[" {
                position = (code.closing(from: position) ?? position) + 1
            } else {
                position += 1
            }
        }
        return found
    }

    private func typeName(_ keyword: Int) -> (name: [String], opening: Int?) {
        var name = [word(keyword + 1)]
        var position = keyword + 2
        while symbol(position) == ".", !word(position + 1).isEmpty {
            name.append(word(position + 1))
            position += 2
        }
        while position < code.count, symbol(position) != "{" {
            position = symbol(position) == "(" ? (code.closing(from: position) ?? position) + 1 : position + 1
        }
        return (name, position < code.count ? position : nil)
    }

    /// A word, or an operator's symbols.
    private func memberName(_ keyword: Int) -> String {
        let name = word(keyword + 1).filter { $0 != "`" }
        if !name.isEmpty { return name }
        var characters: [Character] = []
        for position in keyword + 1..<code.count {
            guard let character = symbol(position), character != "(" else { break }
            characters.append(character)
        }
        return String(characters)
    }

    /// The last token of a function, variable or alias that begins with a keyword.
    private func memberEnd(_ keyword: Int) -> Int {
        var position = keyword
        while position + 1 < code.count {
            let next = position + 1
            if symbol(next) == "}" || symbol(next) == ";" { return position }
            let isNewLine = line(next) > line(position)
            let continues =
                symbol(next).map { $0 != "@" } ?? ["where", "throws", "async", "rethrows"].contains(word(next))
            let expectsMore = symbol(position).map { ",=:+-*/&|<>?(".contains($0) && !"?>".contains($0) } ?? false
            if isNewLine, !continues, !expectsMore { return position }
            switch symbol(next) {
            case "{":
                let end = code.closing(from: next) ?? next
                if word(keyword) != "let" && word(keyword) != "var" || symbol(end + 1) != "(" { return end }
                position = end
            case "(", "[":
                position = code.closing(from: next) ?? next
            default:
                position = next
            }
        }
        return position
    }

    private func labels(_ start: Int) -> String? {
        guard let opening = (start..<code.count).first(where: { symbol($0) == "(" }),
            let end = code.closing(from: opening)
        else {
            return nil
        }
        var labels = ""
        var position = opening
        while position < end {
            if position == opening || symbol(position) == "," {
                let first = word(position + 1)
                if symbol(position + 2) == ":" || !word(position + 2).isEmpty && symbol(position + 3) == ":" {
                    labels += first + ":"
                }
                position += 1
            } else if symbol(position) == "(" || symbol(position) == "[" || symbol(position) == "{" {
                position = (code.closing(from: position) ?? position) + 1
            } else {
                position += 1
            }
        }
        return "(\(labels))"
    }

    private func declaration(
        _ path: [String], labels: String?, isExtension: Bool, keyword: Int, end: Int
    ) -> Declaration {
        var first = keyword
        while first > 0 {
            if Self.modifiers.contains(word(first - 1)) {
                first -= 1
            } else if symbol(first - 2) == "@", !word(first - 1).isEmpty {
                first -= 2
            } else if symbol(first - 1) == ")", let opening = code.opening(upTo: first - 1),
                Self.modifiers.contains(word(opening - 1)) || symbol(opening - 2) == "@"
            {
                first = symbol(opening - 2) == "@" ? opening - 2 : opening - 1
            } else {
                break
            }
        }
        var top = line(first)
        var comment = code.indices[first] - 1
        while comment >= 0, source.tokens[comment].kind == .comment {
            let token = source.tokens[comment]
            guard source.line(at: token.range.lowerBound) == top - 1, source.text(token).hasPrefix("///") else { break }
            top -= 1
            comment -= 1
        }
        let upper = code.range(min(end, code.count - 1)).upperBound
        var body: Range<Int>?
        if symbol(end) == "}", let brace = code.opening(upTo: end) {
            body = code.range(brace).upperBound..<code.range(end).lowerBound
        }
        return Declaration(
            path: path, labels: labels, isExtension: isExtension, range: source.lineStarts[top - 1]..<upper, body: body)
    }
}

extension Weaver {
    /// Everything about names, shapes and claims that can be wrong before a word is woven.
    mutating func check() {
        checkNumbers()
        checkFigures()
        checkTables()
        checkClaims()
        checkPlumbing()
        checkTypedConditions()
        checkTypedNumbers()
    }

    private mutating func checkNumbers() {
        for name in recording.numbers.map(\.name).repeated {
            let lines = recording.numbers.filter { $0.name == name }.map(\.line)
            let list = lines.map(String.init).joined(separator: ", ")
            let remedy = "give each measurement its own name"
            report(lines.last, "\(name) is recorded more than once (lines \(list))", remedy)
        }
        for number in recording.numbers where number.name.wholeMatch(of: /[A-Za-z][A-Za-z0-9._\-]*/) == nil {
            report(number.line, "“\(number.name)” cannot stand in {{…}}", "use letters, digits, dots and hyphens")
        }
    }

    private mutating func checkFigures() {
        var names: Set<String> = []
        for event in recording.events {
            guard case .figure(let figure) = event.content else { continue }
            let outer = file
            file = figure.file ?? outer
            defer { file = outer }
            let line = figure.line ?? event.site.line
            if figure.name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9\-]*/) == nil {
                report(line, "“\(figure.name)” is no name for a file", "use letters, digits and hyphens")
            }
            if figure.alt.allSatisfy(\.isWhitespace) || figure.caption.allSatisfy(\.isWhitespace) {
                let remedy = "say in alt: what it shows, in caption: what it teaches"
                report(line, "the figure \(figure.name) lacks its alternative text or caption", remedy)
            }
            if !names.insert(figure.name).inserted {
                report(line, "two figures are named \(figure.name)", "name each after what it shows")
            }
        }
    }

    private mutating func checkTables() {
        for event in recording.events {
            guard case .table(let table) = event.content, let flaw = table.flaw else { continue }
            report(event.site.line, flaw, "give every row a cell a column")
        }
    }

    private mutating func checkClaims() {
        for claim in claims { problems += claim.problems(ledger: input.ledger) }
        for id in claims.flatMap(\.ids).repeated {
            guard let last = claims.last(where: { $0.ids.contains(id) }) else { continue }
            report(last.line, "\(id) is claimed more than once", "gather its conditions in one claim", in: last.file)
        }
        for claim in claims {
            for id in claim.ids {
                guard let original = input.ledger[id]?.sameAs, let elsewhere = verdictElsewhere(of: id),
                    elsewhere.verdict != claim.verdict
                else { continue }
                let message =
                    "\(id) says what \(original) says and comes out \(claim.verdict.rawValue), \(original) \(elsewhere.verdict.rawValue)"
                report(
                    claim.line, message, "measure it once: leave out this claim, and \(original)'s counts for both",
                    in: claim.file)
            }
        }
    }

    /// Every Swift file of the lesson's target.
    private var swiftFiles: [(path: String, source: SwiftSource)] {
        [(lesson.source, source)] + input.files.studies.map { ($0.path, $0.source) }
    }

    /// A condition that is written `holds: true`, or that compares one typed number with another, measures nothing.
    private mutating func checkTypedConditions() {
        for (path, source) in swiftFiles {
            let code = source.tokens.filter { $0.kind != .comment }
            func text(_ index: Int) -> String { code.indices.contains(index) ? source.text(code[index]) : "" }
            func line(_ index: Int) -> Int { source.line(at: code[index].range.lowerBound) }
            for index in code.indices where text(index) == "holds" && text(index + 1) == ":" {
                guard ["true", "false"].contains(text(index + 2)), [")", ","].contains(text(index + 3)) else {
                    continue
                }
                report(
                    line(index), "a condition's outcome is typed instead of measured", "pass what the experiment found",
                    in: path)
            }
            let comparisons = ["isBelow", "isAbove", "isAtMost", "isAtLeast", "equals"]
            for index in code.indices
            where text(index) == "Condition" && text(index + 1) == "(" && code[index + 2].kind == .string {
                guard let measured = Self.literal(text, from: index + 4), text(measured) == ",",
                    comparisons.contains(text(measured + 1)),
                    let end = Self.literal(text, from: measured + 3), [")", ","].contains(text(end))
                else { continue }
                report(
                    line(index), "a condition compares one typed number with another", "pass what the experiment found",
                    in: path)
            }
        }
    }

    /// The position behind a number that is written at a position, with its sign and its decimals.
    private static func literal(_ text: (Int) -> String, from start: Int) -> Int? {
        var position = text(start) == "-" ? start + 1 : start
        guard text(position).first?.isNumber == true else { return nil }
        while text(position).first?.isNumber == true || text(position) == "." { position += 1 }
        return position
    }

    /// The prose that stands in code follows the rule of all prose: what was measured is recorded, not typed.
    private mutating func checkTypedNumbers() {
        for (path, source) in swiftFiles {
            let code = source.tokens.filter { $0.kind != .comment }
            func text(_ index: Int) -> String { code.indices.contains(index) ? source.text(code[index]) : "" }
            for (index, token) in code.enumerated() where token.kind == .string {
                var first = index
                while first >= 2, text(first - 1) == "+", code[first - 2].kind == .string { first -= 2 }
                let label = text(first - 2)
                let labels = ["alt", "caption", "instead", "untestable", "pending"]
                guard labels.contains(label), text(first - 1) == ":" else { continue }
                let literal = text(index)
                let line = source.line(at: token.range.lowerBound)
                let prose = Prose(
                    Self.withoutInterpolations(literal).trimming { $0 == "#" || $0 == "\"" }, firstLine: line)
                let rule: Prose.NumberRule = label == "alt" ? .settings : .strict
                for (number, line) in prose.typedNumbers(rule) {
                    report(
                        line, "the number \(number) is typed into \(label):", "record it and write {{its.name}}",
                        in: path)
                }
                if !literal.hasPrefix("#"), let escape = literal.firstMatch(of: /(?:^|[^\\])(\\[tnr0][a-z])/) {
                    let message = "\(label): has \(escape.output.1), which Swift reads as a control character"
                    report(line, message, "write the string as #\"…\"#, or double the backslash", in: path)
                }
            }
        }
    }

    /// A literal without what is interpolated, which the run computes.
    private static func withoutInterpolations(_ literal: String) -> String {
        var kept = ""
        var rest = literal[...]
        while let start = rest.firstMatch(of: /\\#?\(/) {
            kept += rest[..<start.range.lowerBound]
            var depth = 1
            rest = rest[start.range.upperBound...]
            while depth > 0, let character = rest.popFirst() {
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
            }
        }
        return kept + rest
    }

    /// What belongs into a study: standing in for what is missing.
    private mutating func checkPlumbing() {
        let code = source.tokens.filter { $0.kind != .comment }
        for (index, token) in code.enumerated().dropFirst(2) {
            let word = source.text(token)
            let before = source.text(code[index - 1])
            guard word == "nan", before == ".", source.text(code[index - 2]) == "?" else { continue }
            let line = source.line(at: token.range.lowerBound)
            report(
                line, "the notebook holds plumbing (?? .nan)",
                "measure in a study: notebook.run(try Race(…))")
        }
    }

    /// A backspace or a tab in the text came from an escape that nobody meant.
    mutating func checkControlCharacters(_ woven: String) {
        func flaw(_ text: some Sequence<UInt8>) -> UInt8? {
            text.first { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }
        }
        func name(_ byte: UInt8) -> String {
            "U+00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        for (path, source) in swiftFiles {
            guard let index = source.bytes.indices.first(where: { flaw([source.bytes[$0]]) != nil }) else { continue }
            let line = source.line(at: index)
            report(line, "holds the control character \(name(source.bytes[index]))", "type it again", in: path)
        }
        guard let byte = flaw(woven.utf8) else { return }
        let line = woven.split(separator: "\n").first { flaw($0.utf8) != nil } ?? ""
        report(
            nil,
            "the report holds the control character \(name(byte)), near “\(line.filter { !$0.isASCII || $0 >= " " }.prefix(60))”",
            "look for its escape")
    }

    /// A word of this lesson that its prose does not use has no first use to be linked from.
    mutating func checkWords() {
        guard !input.isPartial else { return }
        for word in unusedWords {
            report(
                nil, "the prose never uses “\(word.term)”, which \(Glossary.path) says it is the first to use",
                "correct its lesson there, or its forms", severity: .warning)
        }
    }

    /// GitHub renders alerts at the top level only.
    mutating func checkAlerts(_ chunk: Chunk) {
        for (index, line) in chunk.text.enumerated() where line.hasPrefix("> [!") {
            let message = "GitHub does not render an alert inside a folded answer"
            report(chunk.firstLine + index, message, "use a plain paragraph")
        }
    }
}

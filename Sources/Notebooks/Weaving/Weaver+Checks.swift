extension Weaver {
    /// Everything about names, shapes and claims that can be wrong before a word is woven.
    mutating func check() {
        checkNumbers()
        checkFigures()
        checkTables()
        checkClaims()
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
            let line = event.site.line
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
        for claim in recording.claims {
            problems += claim.problems(ledger: input.ledger, file: lesson.source)
        }
        for id in recording.claims.flatMap(\.ids).repeated {
            let line = recording.claims.last { $0.ids.contains(id) }?.line
            report(line, "\(id) is claimed more than once", "gather its conditions in one claim")
        }
    }

    /// A condition that is written `holds: true` measures nothing.
    private mutating func checkTypedConditions() {
        let code = input.source.tokens.filter { $0.kind != .comment }
        func text(_ index: Int) -> String { input.source.text(code[index]) }
        for index in code.indices.dropLast(3) where text(index) == "holds" && text(index + 1) == ":" {
            guard ["true", "false"].contains(text(index + 2)), [")", ","].contains(text(index + 3)) else { continue }
            let line = input.source.line(at: code[index].range.lowerBound)
            report(line, "a condition's outcome is typed instead of measured", "pass what the experiment found")
        }
    }

    /// The prose that stands in code follows the rule of all prose: what was measured is recorded, not typed.
    private mutating func checkTypedNumbers() {
        let code = input.source.tokens.filter { $0.kind != .comment }
        for (index, token) in code.enumerated().dropFirst(2) where token.kind == .string {
            let label = input.source.text(code[index - 2])
            guard ["alt", "caption", "instead"].contains(label), input.source.text(code[index - 1]) == ":" else {
                continue
            }
            let literal = input.source.text(token).trimming { $0 == "#" || $0 == "\"" }
            for (number, line) in Prose(literal, firstLine: input.source.line(at: token.range.lowerBound)).typedNumbers
            {
                report(line, "the number \(number) is typed into \(label):", "record it and write {{its.name}}")
            }
        }
    }

    /// GitHub renders alerts at the top level only.
    mutating func checkAlerts(_ chunk: Chunk) {
        for (index, line) in chunk.text.enumerated() where line.hasPrefix("> [!") {
            let message = "GitHub does not render an alert inside a folded answer"
            report(chunk.firstLine + index, message, "use a plain paragraph")
        }
    }

    /// A number recorded and never shown is likely a mistake, and harms no reader.
    mutating func checkUse() {
        for number in recording.numbers where !usedNumbers.contains(number.name) {
            let message = "\(number.name) is recorded but shown nowhere"
            report(number.line, message, "use {{\(number.name)}}", severity: .warning)
        }
    }
}

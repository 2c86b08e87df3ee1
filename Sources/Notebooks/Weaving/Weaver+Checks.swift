extension Weaver {
    /// Everything about names, shapes and claims that can be wrong before a word is woven.
    mutating func check() {
        checkNumbers()
        checkFigures()
        checkTables()
        checkClaims()
        checkSources()
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
            let (line, file) = (figure.line ?? event.site.line, figure.file)
            if figure.name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9\-]*/) == nil {
                report(line, "“\(figure.name)” is no name for a file", "use letters, digits and hyphens", in: file)
            }
            if figure.alt.allSatisfy(\.isWhitespace) || figure.caption.allSatisfy(\.isWhitespace) {
                let remedy = "say in alt: what it shows, in caption: what it teaches"
                report(line, "the figure \(figure.name) lacks its alternative text or caption", remedy, in: file)
            }
            if !names.insert(figure.name).inserted {
                report(line, "two figures are named \(figure.name)", "name each after what it shows", in: file)
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
    private mutating func checkSources() {
        var found = SourceChecks.problems(inNotebook: lesson.source, source)
        for (path, source) in [(lesson.source, source)] + input.files.studies.map({ ($0.path, $0.source) }) {
            found += SourceChecks.problems(in: path, source)
        }
        for problem in found where !problems.contains(problem) { problems.append(problem) }
    }

    /// A control character in the text came from a value, or from a number's format.
    mutating func checkControlCharacters(_ woven: String) {
        guard let byte = woven.utf8.first(where: SourceChecks.isControl) else { return }
        let line = woven.split(separator: "\n").first { $0.utf8.contains(where: SourceChecks.isControl) } ?? ""
        let place = line.filter { !$0.isASCII || $0 >= " " }.prefix(60)
        report(
            nil, "the report holds the control character \(SourceChecks.name(ofControl: byte)), near “\(place)”",
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

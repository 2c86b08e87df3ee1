extension Weaver {
    /// One quiet line of links to the verdicts of the statements that a section put to the test.
    mutating func verdicts(ofLines lines: Range<Int>) -> [String] {
        let sites = recording.events.compactMap { event -> Int? in
            if case .claim = event.content { event.site.line } else { nil }
        }
        let links = zip(sites, claims).filter { lines.contains($0.0) }
            .flatMap { _, claim in claim.ids.map { (id: $0, verdict: claim.verdict) } }
            .sorted { ledgerOrder($0.id) < ledgerOrder($1.id) }
            .map { "\($0.id) [\($0.verdict.rawValue)](\(lesson.statementsName)#\($0.id.lowercased()))" }
        let row = links.joined(separator: " · ")
        if links.isEmpty { return [] }
        // Long rows stop the eye on its way down a page.
        return links.count > 8
            ? [Markdown.folded("<sub>\(row)</sub>", summary: "Put to the test here: \(links.count) statements")]
            : ["<sub>Put to the test here: \(row)</sub>"]
    }

    /// The files of the studies that measured what stands above.
    mutating func links(toStudies types: [String], line: Int?) -> String {
        let links = types.map { type in
            let suffix = "Studies/\(type).swift"
            guard let file = input.files.studies.first(where: { $0.path.hasSuffix("/" + suffix) }) else {
                report(line, "the study \(type) has no file \(suffix)", "write it there")
                return suffix
            }
            let link = file.path.dropFirst("Lessons/\(lesson.folder)/".count)
            return "[\(suffix)](\(link))"
        }
        return "<sub>Measured by \(links.joined(separator: ", "))</sub>"
    }

    /// The page beside the report: each statement with what it says, its verdict, and what decides it.
    mutating func statementsPage() -> String {
        let source = "[\(lesson.sourceName)](\(lesson.sourceName))"
        var blocks = [
            "# \(lesson.number) · \(lesson.title): the statements",
            """
            What the documents say on the subject of [this lesson](\(lesson.report)), each statement put to the test: \(summary). A verdict is computed from the \
            measurements below it. Its *decisive* conditions are the statement as its author meant it, the document's own setting first; what fails *beyond* them \
            shows where it flips. Programs read all conditions in [\(lesson.claimsName)](\(lesson.claimsName)); the claims stand in \(source) and its studies.
            """,
        ]
        let entries = claims.flatMap { claim in claim.ids.map { (id: $0, claim: claim) } }
            .sorted { ledgerOrder($0.id) < ledgerOrder($1.id) }
        for entry in entries { blocks.append(statement(entry.id, entry.claim)) }
        blocks.append("---\n\n[The lesson](\(lesson.report)) · [All lessons](../../README.md)")
        return blocks.joined(separator: "\n\n")
    }

    private mutating func statement(_ id: String, _ claim: Claim) -> String {
        let entry = input.ledger[id]
        let place = Place(file: claim.file, line: claim.line)
        var lines = ["## <a id=\"\(id.lowercased())\"></a>\(id) · \(claim.verdict.mark) \(claim.verdict.rawValue)"]
        let says = entry.map { Markdown.escaped($0.statement) } ?? claim.statement ?? ""
        var origin: [String] = []
        if let entry {
            origin.append(
                "document \(id.prefix(1)), \(entry.lines.contains { ",-–".contains($0) } ? "lines" : "line") \(entry.lines)"
            )
            if !entry.stated.isEmpty { origin.append("it states " + Markdown.escaped(entry.stated)) }
        }
        if let force = claim.force { origin.append("force: *\(force.rawValue)*") }
        if let entry, !entry.setting.isEmpty { origin.append("its setting: " + Markdown.escaped(entry.setting)) }
        if let entry, !entry.effect.isEmpty { origin.append("what matters: " + Markdown.escaped(entry.effect)) }
        lines.append("**\(says)**<br><sub>\(origin.joined(separator: " · "))</sub>")
        let repetitions = input.ledger.repetitions(of: id).map { "\($0.id) (document \($0.id.prefix(1)), \($0.lines))" }
        if !repetitions.isEmpty {
            lines.append("Said again in \(repetitions.joined(separator: ", ")): one verdict for all.")
        }
        switch claim.test {
        case .measured(let decisive, let beyond):
            let failing = beyond.filter { !$0.holds }
            lines.append(Self.list(decisive))
            let flips = claim.verdict == .refuted ? "It fails beyond, too" : "It flips beyond"
            if !failing.isEmpty { lines.append("\(flips):\n\n" + Self.list(failing)) }
            let rest = beyond.count - failing.count
            if rest > 0 { lines.append("\(rest) more beyond \(rest == 1 ? "holds" : "hold").") }
        case .untestable(let reason, let nearest):
            lines.append(resolve(reason, at: place))
            if !nearest.isEmpty { lines.append("Our nearest measurement:\n\n" + Self.list(nearest)) }
        case .pending(let reason):
            lines.append(resolve(reason, at: place))
        }
        if let instead = claim.instead {
            lines.append("**Instead:** " + resolve(instead, at: place))
        }
        return lines.joined(separator: "\n\n")
    }

    /// `17 upheld · 5 qualified · 7 refuted`, counting statements.
    var summary: String {
        Verdict.allCases
            .compactMap { verdict in
                let count = claims.reduce(0) { $1.verdict == verdict ? $0 + $1.ids.count : $0 }
                let isShown = count > 0 || [.upheld, .qualified, .refuted].contains(verdict)
                return isShown ? "\(count) \(verdict.rawValue)" : nil
            }
            .joined(separator: " · ")
    }

    private static func list(_ conditions: [Condition]) -> String {
        conditions.map { "- \($0.holds ? "✓" : "✗")\u{A0}\($0.name): \($0.finding)" }.joined(separator: "\n")
    }

    /// Documents first, in their order, then papers by name.
    private func ledgerOrder(_ id: String) -> String {
        (Ledger.isLedgerID(id) ? "0" : "1") + id
    }

    /// The verdict of a statement of another lesson, or of one that repeats a statement of this one, with the place that tells of it.
    mutating func verdictElsewhere(of id: String) -> (verdict: Verdict, link: String)? {
        let original = input.ledger[id]?.sameAs ?? id
        if let claim = claims.first(where: { $0.ids.contains(original) }) {
            return (claim.verdict, lesson.statementsName + "#" + original.lowercased())
        }
        return input.others[original].map { ($0.verdict, "../" + $0.place.dropFirst("Lessons/".count)) }
    }
}

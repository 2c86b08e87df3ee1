/// The table at the end of a report by vote: what the documents say, and what was measured.
struct ClaimsTable {
    let lesson: Lesson
    let claims: [Claim]
    let ledger: Ledger
    /// Resolves placeholders in an `instead:` sentence.
    let resolve: (String, Int) -> String

    static let anchor = "claims"
    static let heading = "## What the documents say"

    /// `17 upheld · 5 qualified · 7 refuted`, counting statements.
    static func summary(_ claims: [Claim]) -> String {
        Verdict.allCases
            .compactMap { verdict in
                let count = claims.reduce(0) { $1.verdict == verdict ? $0 + $1.ids.count : $0 }
                let isShown = count > 0 || [.upheld, .qualified, .refuted].contains(verdict)
                return isShown ? "\(count) \(verdict.rawValue)" : nil
            }
            .joined(separator: " · ")
    }

    var markdown: String {
        let open = claims.filter(\.teaches)
        let rest = claims.filter { !$0.teaches }
            .sorted { ($0.ids.first ?? "").lexicographicallyPrecedes($1.ids.first ?? "") }
        let (source, record) = (lesson.sourceName, lesson.claimsName)
        var parts = [
            "<a id=\"\(Self.anchor)\"></a>Each verdict is computed from the measurements beside it, by the claims in "
                + "[\(source)](\(source)); programs read them in [\(record)](\(record))."
        ]
        if open.isEmpty || rest.isEmpty {
            parts.append(table(open + rest))
        } else {
            parts.append(table(open))
            let count = rest.reduce(0) { $0 + $1.ids.count }
            let summary = count == 1 ? "One more statement" : "\(count) more statements"
            parts.append(Markdown.folded(table(rest), summary: summary))
        }
        return parts.joined(separator: "\n\n")
    }

    private func table(_ claims: [Claim]) -> String {
        Markdown.table(
            ["", "The statement", "Stated", "Verdict", "Measured"],
            alignedRight: [false, false, false, false, false], rows: claims.flatMap(rows))
    }

    private func rows(_ claim: Claim) -> [[String]] {
        claim.ids.enumerated().map { index, id in
            let statement = ledger[id]
            let measured =
                index == 0 ? findings(claim) : "As for [\(claim.ids[0])](#\(claim.ids[0].lowercased()))."
            return [
                "<a id=\"\(id.lowercased())\"></a>\(id)",
                statement.map { Markdown.escaped($0.statement) } ?? claim.statement ?? "",
                Markdown.escaped(statement?.stated ?? ""),
                "\(claim.verdict.mark)\u{A0}**\(claim.verdict.rawValue)**",
                measured,
            ]
        }
    }

    private func findings(_ claim: Claim) -> String {
        var lines: [String] = []
        switch claim.test {
        case .measured: break
        case .untestable(let reason, let nearest):
            lines.append(resolve(reason, claim.line))
            if !nearest.isEmpty { lines.append("Our nearest:") }
        case .pending(let reason):
            lines.append(resolve(reason, claim.line))
        }
        lines += claim.conditions.map { condition in
            "\(condition.holds ? "✓" : "✗")\u{A0}\(condition.name): \(condition.finding)"
        }
        if let instead = claim.instead { lines.append("**Instead:** " + resolve(instead, claim.line)) }
        return lines.joined(separator: "\n")
    }
}

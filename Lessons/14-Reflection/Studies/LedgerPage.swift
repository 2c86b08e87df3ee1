import Downhill

/// The page with every verdict of the course, by document and by verdict.
struct LedgerPage {
    static let path = "\(Verdicts.home)/Ledger.md"

    let verdicts: Verdicts

    var markdown: String {
        ([opening] + byDocument + byVerdict + [papers, ending]).joined(separator: "\n\n")
    }

    private var opening: String {
        """
        # The ledger

        Every statement of documents A to E with today's verdict: {{verdicts.statements}} statements, which make {{verdicts.assertions}} assertions; \
        {{verdicts.repetitions}} more repeat one of these and share its verdict. An id leads to its measurement. No verdict was typed: the page is made from \
        the `claims.json` of all reports. [The lesson](README.md) says what it comes to; [a report of your own](../../README.md#how-to-read-a-report) how to read a verdict.

        [By document](#by-document) · [by verdict](#by-verdict): [refuted](#refuted) · [qualified](#qualified) · [untestable](#untestable) · \
        [pending](#pending) · [upheld](#upheld) · [papers](#papers)
        """
    }

    private var byDocument: [String] {
        ["## By document"]
            + Verdicts.documents.flatMap { document in
                let rows = verdicts.rows.filter { $0.document == document.letter }
                let table = Markdown.table(
                    ["", "what it says", "verdict", "lesson"], alignedRight: [false, false, false, true],
                    rows: rows.map { row in
                        [
                            id(row), says(row), Self.shown(row.verdict),
                            "\(row.judgement?.lesson ?? row.statement.lesson)",
                        ]
                    })
                return ["### Document \(document.letter): \(document.title)", table]
            }
    }

    private var byVerdict: [String] {
        func section(_ verdict: Verdict, _ what: String, _ text: (Verdicts.Row) -> String?) -> [String] {
            let rows = verdicts.assertions.filter { $0.verdict == verdict }
            let heading = "### \(verdict.rawValue.prefix(1).uppercased() + verdict.rawValue.dropFirst())"
            if rows.isEmpty { return [heading, "None."] }
            let table = Markdown.table(
                ["", "what it says", what], alignedRight: [false, false, false],
                rows: rows.map { [id($0), says($0), text($0) ?? ""] })
            return [heading, table]
        }
        let upheld = verdicts.assertions.filter { $0.verdict == .upheld }.map(id).joined(separator: " · ")
        return ["## By verdict"]
            + section(.refuted, "what is so instead") { sentence($0, \.instead) }
            + section(.qualified, "where it holds") { sentence($0, \.instead) }
            + section(.untestable, "why nothing would contradict it") { sentence($0, \.reason) }
            + section(.pending, "what it waits for") {
                $0.judgement == nil ? "no report claims it yet" : sentence($0, \.reason)
            }
            + ["### Upheld", upheld.isEmpty ? "None." : upheld]
    }

    private var papers: String {
        let table = Markdown.table(
            ["", "what it says", "verdict"], alignedRight: [false, false, false],
            rows: verdicts.papers.map { name, judgement in
                let link = Links.path(to: judgement.place, from: Verdicts.home)
                return [
                    "[\(name)](\(link))", moved(judgement.claim.statement ?? "", of: judgement),
                    Self.shown(judgement.verdict),
                ]
            })
        return "## Papers\n\nWhat the lessons say after papers was put to the same test.\n\n\(table)"
    }

    private var ending: String { "---\n\n[The lesson](README.md) · [All lessons](../../README.md)" }

    // MARK: Cells

    private func id(_ row: Verdicts.Row) -> String {
        let id = row.statement.id
        guard let judgement = row.judgement else { return id }
        return "[\(id)](\(Links.path(to: judgement.place, from: Verdicts.home)))"
    }

    private func says(_ row: Verdicts.Row) -> String {
        let text = Markdown.escaped(row.statement.statement)
        return row.statement.sameAs.map { "\(text) (as \($0))" } ?? text
    }

    private static func shown(_ verdict: Verdict) -> String { "\(verdict.mark)\u{A0}\(verdict.rawValue)" }

    private func sentence(_ row: Verdicts.Row, _ part: KeyPath<ClaimsFile.Entry, String?>) -> String? {
        guard let judgement = row.judgement else { return nil }
        return judgement.claim[keyPath: part].map { moved($0, of: judgement) }
    }

    /// A sentence of another report, with its links as they must be here.
    private func moved(_ sentence: String, of judgement: Judgements.Judgement) -> String {
        let folder = judgement.place.split(separator: "/").dropLast().joined(separator: "/")
        return Links.moved(sentence, from: folder, to: Verdicts.home)
    }
}

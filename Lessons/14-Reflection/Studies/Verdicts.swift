import Downhill
import Foundation

/// Every statement of the documents, with what the course's reports say of it today.
struct Verdicts: Sendable {
    struct Row: Sendable {
        let statement: Statement
        /// Nil while no report claims it.
        let judgement: Judgements.Judgement?

        var verdict: Verdict { judgement?.verdict ?? .pending }
        var document: Character { statement.id.first ?? "?" }
        var isRepetition: Bool { statement.sameAs != nil }
    }

    /// The lesson's folder, where the page of all verdicts stands.
    static let home = "Lessons/14-Reflection"

    static let documents: [(letter: Character, title: String)] = [
        ("A", "stages of an optimization project"), ("B", "a complete learning journey"),
        ("C", "the gradient descent engine"), ("D", "the outline of a lesson"), ("E", "notes on a lecture"),
    ]

    /// In the order of the documents.
    let rows: [Row]
    /// What papers say, by their names.
    let papers: [(name: String, judgement: Judgements.Judgement)]
    /// What more than one report claims; there should be nothing.
    let contested: [String]

    /// - Parameter own: the claims of this lesson, which no file holds before it has run.
    init(root: URL, own: [Claim]) throws {
        let ledger = try Ledger(root: root)
        let folder = String(Self.home.dropFirst("Lessons/".count))
        var judgements = try Judgements(root: root, besides: folder)
        judgements.add(own, of: folder, ledger: ledger)
        self.init(ledger: ledger, judgements: judgements)
    }

    init(ledger: Ledger, judgements: Judgements) {
        rows = ledger.statements.map { Row(statement: $0, judgement: judgements[$0.sameAs ?? $0.id]) }
        papers = judgements.ids.filter { ledger[$0] == nil }.compactMap { name in
            judgements[name].map { (name, $0) }
        }
        contested = judgements.contested
    }

    /// The statements that repeat no other: each has one verdict.
    var assertions: [Row] { rows.filter { !$0.isRepetition } }

    /// Those for which a measurement decided.
    var decided: [Row] { assertions.filter { [.upheld, .qualified, .refuted].contains($0.verdict) } }

    /// What share of some sentences has a verdict.
    static func share(_ verdict: Verdict, of rows: [Row]) -> Double {
        Double(rows.count { $0.verdict == verdict }) / Double(rows.count)
    }

    func decided(_ force: Force) -> [Row] { decided.filter { $0.statement.force == force } }

    /// The qualified ones that hold in too few settings of their panel to be usual, and in too many to be refuted. All others hold as their author
    /// meant them, and fail beyond.
    var qualifiedByPanel: [Row] {
        assertions.filter { row in
            guard row.verdict == .qualified, row.statement.force == .usually else { return false }
            let decisive = row.judgement?.claim.conditions.filter { $0.role == "decisive" } ?? []
            return 5 * decisive.count(where: \.holds) < 4 * decisive.count
        }
    }
}

extension Force {
    /// Kinds of sentences, from those that promise least.
    static let inOrder: [Force] = [.defines, .here, .can, .usually, .always]

    /// What kind of sentence it is, for readers.
    var title: String {
        switch self {
        case .defines: "formula or name"
        case .here: "own numbers"
        case .can: "“it can”"
        case .usually: "“usually”"
        case .always: "“always”"
        }
    }
}

import Downhill

/// A measurement that something rests on: a claim of some lesson, and the verdict without which it would fall.
struct Citation: Sendable, Equatable {
    let id: String
    let verdict: Verdict

    init(_ id: String, _ verdict: Verdict) { (self.id, self.verdict) = (id, verdict) }

    /// A statement's id, or a paper's authors without the year: what fits beside an arrow.
    var shortName: String { id.replacing(/-\d{4}$/, with: "") }

    /// As prose and tables state it: the run fails unless some report gives the claim that verdict.
    var markdown: String { "\(id) {{\(id): \(verdict.rawValue)}}" }

    /// Whether the course says otherwise by now.
    func isBroken(in judgements: (String) -> Verdict?) -> Bool { judgements(id) != verdict }
}

extension Sequence<Citation> {
    var markdown: String { map(\.markdown).joined(separator: " · ") }
}

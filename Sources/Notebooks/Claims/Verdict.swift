/// What the measurements say of a statement. Computed from conditions, never passed in.
public enum Verdict: String, Sendable, Codable, CaseIterable {
    /// It holds in every condition.
    case upheld
    /// It holds in at least one condition and fails in at least one.
    case qualified
    /// It holds in none.
    case refuted
    /// The source does not say what it ran.
    case unverifiable
    /// It waits for an experiment that has not run yet.
    case pending

    /// The verdict of measured conditions, of which there must be at least one.
    package init(of conditions: [Condition]) {
        let held = conditions.count(where: \.holds)
        self = held == conditions.count ? .upheld : held == 0 ? .refuted : .qualified
    }

    /// A sober sign beside the word, for the eye that scans a table; the word alone carries the meaning.
    var mark: String {
        switch self {
        case .upheld: "✓"
        case .qualified: "◐"
        case .refuted: "✗"
        case .unverifiable: "–"
        case .pending: "…"
        }
    }
}

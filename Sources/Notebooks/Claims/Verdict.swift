/// What the measurements say of a statement. Computed from conditions, never passed in.
public enum Verdict: String, Sendable, Codable, CaseIterable {
    /// It holds as its author meant it, and beyond.
    case upheld
    /// It holds as its author meant it and fails beyond; or, of what is said to be usual, in some settings and not in others.
    case qualified
    /// It does not hold even as its author meant it.
    case refuted
    /// Its source says nothing that another outcome would contradict.
    case untestable
    /// It waits for an experiment that has not run yet.
    case pending

    /// The verdict of a statement's decisive conditions, of which there must be at least one, and of those beyond.
    ///
    /// Of what *can* be, one decisive condition that holds is enough; what is *usually* so is counted, upheld from four settings in five on and
    /// refuted up to one in five; everything else takes all decisive conditions. A condition beyond turns upheld into qualified, and does nothing else.
    package init(decisive: [Condition], beyond: [Condition] = [], force: Force) {
        let held = decisive.count(where: \.holds)
        let asMeant: Verdict =
            switch force {
            case .can: held > 0 ? .upheld : .refuted
            case .usually: 5 * held >= 4 * decisive.count ? .upheld : 5 * held <= decisive.count ? .refuted : .qualified
            case .here, .always, .defines: held == decisive.count ? .upheld : .refuted
            }
        self = asMeant == .upheld && !beyond.allSatisfy(\.holds) ? .qualified : asMeant
    }

    /// A sober sign beside the word, for the eye that scans a table; the word alone carries the meaning.
    public var mark: String {
        switch self {
        case .upheld: "✓"
        case .qualified: "◐"
        case .refuted: "✗"
        case .untestable: "–"
        case .pending: "…"
        }
    }
}

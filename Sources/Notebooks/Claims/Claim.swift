/// A statement put to the test: which one, by which measurements, and what is so instead.
///
///     Claim("B-059", instead: "It swings across {{race.crossings}} times.") {
///         Condition("the document's ravine: times across the floor", crossings, isAtMost: 1)
///     } beyond: {
///         Condition("κ = 1,000", steepCrossings, isAtMost: 1)
///     }
///
/// The first closure lists the *decisive* conditions, the statement as its author meant it; they alone decide between upheld and refuted. `beyond:`
/// lists where a reader would apply the sentence next; one that fails there turns upheld into qualified.
public struct Claim: Sendable {
    package enum Test: Sendable {
        case measured(decisive: [Condition], beyond: [Condition])
        case untestable(reason: String, nearest: [Condition])
        case pending(reason: String)
    }

    /// Ledger ids such as `B-059`, or one reference to a paper such as `Goh-2017`.
    package var ids: [String]
    /// The statement in our words, where it comes from a paper.
    package var statement: String?
    /// The ledger's, or for a paper what the claim says.
    package var force: Force?
    package var test: Test
    /// What is so instead, in one sentence that may hold `{{names}}`.
    package var instead: String?
    package var file: String
    package var line: Int

    package init(
        ids: [String], statement: String? = nil, force: Force? = nil, test: Test, instead: String? = nil,
        file: String = "", line: Int
    ) {
        self.ids = ids
        self.statement = statement
        self.force = force
        self.test = test
        self.instead = instead
        self.file = file
        self.line = line
    }

    /// Statements put to the test.
    ///
    /// - Parameters:
    ///   - ids: ids of the ledger that this experiment tests, all of one force, or one reference to a paper, such as `Goh-2017`.
    ///   - statement: for a paper, what it says.
    ///   - force: for a paper, what kind of sentence that is.
    ///   - instead: what is so instead, in one sentence; required when the verdict is qualified or refuted.
    ///   - decisive: the statement as its author meant it, the source's own setting first.
    ///   - beyond: where a reader would apply it next.
    public init(
        _ ids: String..., says statement: String? = nil, force: Force? = nil, instead: String? = nil,
        file: String = #filePath, line: Int = #line, @ConditionsBuilder _ decisive: () -> [Condition],
        @ConditionsBuilder beyond: () -> [Condition] = ConditionsBuilder.none
    ) {
        self.init(
            ids: ids, statement: statement, force: force, test: .measured(decisive: decisive(), beyond: beyond()),
            instead: instead, file: file, line: line)
    }

    /// Statements whose source says nothing that another outcome would contradict: why, and our nearest measurement.
    public init(
        _ ids: String..., untestable reason: String, file: String = #filePath, line: Int = #line,
        @ConditionsBuilder nearest: () -> [Condition] = ConditionsBuilder.none
    ) {
        self.init(ids: ids, test: .untestable(reason: reason, nearest: nearest()), file: file, line: line)
    }

    /// Statements that wait for a run.
    public init(_ ids: String..., pending reason: String, file: String = #filePath, line: Int = #line) {
        self.init(ids: ids, test: .pending(reason: reason), file: file, line: line)
    }

    /// The claim with the force that the ledger gives its statements.
    func judged(in ledger: Ledger) -> Claim {
        var claim = self
        claim.force = ids.lazy.compactMap { ledger[$0]?.force }.first ?? force
        return claim
    }

    package var verdict: Verdict {
        switch test {
        case .measured(let decisive, let beyond): Verdict(decisive: decisive, beyond: beyond, force: force ?? .here)
        case .untestable: .untestable
        case .pending: .pending
        }
    }

    /// All conditions, the decisive ones first.
    var conditions: [Condition] {
        switch test {
        case .measured(let decisive, let beyond): decisive + beyond
        case .untestable(_, let nearest): nearest
        case .pending: []
        }
    }

    var name: String { ids.joined(separator: ", ") }
}

extension Sequence where Element: Hashable {
    /// The elements that occur more than once, each once, in order of first repetition.
    var repeated: [Element] {
        var seen: Set<Element> = []
        var found: [Element] = []
        for element in self where !seen.insert(element).inserted && !found.contains(element) {
            found.append(element)
        }
        return found
    }
}

/// What kind of sentence a statement is, which decides what it takes to uphold or refute it.
public enum Force: String, Sendable, Codable, CaseIterable {
    /// Numbers or a set-up of the document's own: its own setting decides.
    case here
    /// A possibility: one honest instance upholds it, a fair search without one refutes it.
    case can
    /// Never, every, no, only, essential: one counterexample that the author would accept refutes it.
    case always
    /// Most, typically, tends to: counted over a panel of settings that is fixed beforehand.
    case usually
    /// A formula, a name, a piece of code: algebra or running it decides.
    case defines
}

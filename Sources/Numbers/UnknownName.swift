/// A name that is not among the known ones.
public struct UnknownName: Error, Equatable, CustomStringConvertible {
    /// The name that was asked for.
    public let name: String

    /// What it was looked for among: `optimizers`.
    public let kind: String

    /// The names that there are.
    public let known: [String]

    package init(_ name: String, kind: String, known: [String]) {
        self.name = name
        self.kind = kind
        self.known = known
    }

    /// The known name that takes the fewest changes to come to, if they are few.
    public var nearest: String? { known.nearest(to: name) }

    public var description: String {
        let hint = nearest.map { " Did you mean \($0)?" } ?? ""
        let list = known.isEmpty ? "There are none." : "Known are: \(known.joined(separator: ", "))."
        return "\(name) is not among the \(kind).\(hint) \(list)"
    }
}

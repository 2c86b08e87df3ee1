/// Things that are asked for by name, in the order in which a reader meets them.
///
///     static let all = Registry("optimizers", [.sgd, .momentum, .adam], name: \.name)
///     let rule = try all.named("adm")   // adm is not among the optimizers. Did you mean adam? …
public struct Registry<Entry: Sendable>: Sendable, RandomAccessCollection {
    /// What they are, in the plural.
    public let kind: String

    /// What they can be asked for by, in their order.
    public let names: [String]

    private let entries: [Entry]

    /// A registry of these entries.
    public init(_ kind: String, _ entries: [Entry], name: (Entry) -> String) {
        self.kind = kind
        self.entries = entries
        names = entries.map(name)
    }

    /// The entry of that name, in upper or lower case.
    ///
    /// - Throws: `UnknownName`, with the nearest name there is.
    public func named(_ name: String) throws(UnknownName) -> Entry {
        guard let place = names.firstIndex(of: name.lowercased()) else {
            throw UnknownName(name, kind: kind, known: names)
        }
        return entries[place]
    }

    public var startIndex: Int { entries.startIndex }
    public var endIndex: Int { entries.endIndex }
    public subscript(position: Int) -> Entry { entries[position] }
}

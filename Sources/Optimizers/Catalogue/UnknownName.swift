/// A name that is not among the known ones.
public struct UnknownName: Error, Equatable, CustomStringConvertible {
    public let name: String

    /// What it was looked for among: `optimizers`.
    public let kind: String
    public let known: [String]

    package init(_ name: String, amongWhat kind: String, _ known: [String]) {
        self.name = name
        self.kind = kind
        self.known = known
    }

    /// The known name that takes the fewest changes to come to, if they are few.
    public var nearest: String? {
        let distances = known.map { (name: $0, distance: Self.distance(from: name.lowercased(), to: $0)) }
        return distances.min { $0.distance < $1.distance }
            .flatMap { $0.distance <= max(2, name.count / 3) ? $0.name : nil }
    }

    public var description: String {
        let hint = nearest.map { " Did you mean \($0)?" } ?? ""
        let list = known.isEmpty ? "There are none." : "Known are: \(known.joined(separator: ", "))."
        return "\(name) is not among the \(kind).\(hint) \(list)"
    }

    /// How many characters have to be put in, left out or exchanged (Levenshtein 1966).
    private static func distance(from a: String, to b: String) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var before = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let change = before + (x == y ? 0 : 1)
                before = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}

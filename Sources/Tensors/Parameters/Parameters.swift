/// Tensors under their names, in the order of the model that they belong to: a point in parameter space, or a gradient there.
public struct Parameters: Sendable {
    /// One tensor with its name.
    public struct Entry: Sendable, Equatable {
        /// The path to it: `layer1.0.conv1.weight`.
        public let name: String

        /// Its values.
        public var tensor: Tensor

        /// A tensor of this name.
        public init(name: String, tensor: Tensor) {
            self.name = name
            self.tensor = tensor
        }

        public static func == (a: Entry, b: Entry) -> Bool {
            TensorName(a.name) == TensorName(b.name) && a.tensor == b.tensor
        }
    }

    private var entries: [Entry]
    /// Where each name is; nil where there are so few that looking through them is quicker.
    private let places: [TensorName: Int]?

    /// Σx² of each entry, where it is known, in Double. `valueAndGradient` finds out while a gradient is still in the caches; an optimizer, which
    /// must know before it moves anything whether all is finite, then need not read it twice.
    package private(set) var squaredNorms: [Double]?

    /// Whether all scalars are known to be finite: the squares of 32 bits cannot overflow in Double, and those of 64 that do are looked at
    /// again.
    package var isKnownToBeFinite: Bool { squaredNorms?.allSatisfy(\.isFinite) ?? false }

    /// The entries in their order. Two of the same name, character by character, are a mistake in a model's `visit`.
    public init(_ entries: [Entry]) {
        self.entries = entries
        func refuse(_ name: String) -> Never {
            fatalError("Parameters: \(name) names two tensors; give each part a path of its own in visit.")
        }
        if entries.count <= 8 {
            places = nil
            for (place, entry) in entries.enumerated() where Self.place(of: entry.name, in: entries) != place {
                refuse(entry.name)
            }
        } else {
            places = Dictionary(entries.enumerated().map { (TensorName($1.name), $0) }) { first, _ in
                refuse(entries[first].name)
            }
        }
    }

    private static func place(of name: String, in entries: [Entry]) -> Int? {
        entries.firstIndex { TensorName($0.name) == TensorName(name) }
    }

    /// The tensor of that name, if there is one.
    public subscript(name: String) -> Tensor? {
        (places.map { $0[TensorName(name)] } ?? Self.place(of: name, in: entries)).map { entries[$0].tensor }
    }

    /// The names, in order.
    public var names: [String] { entries.map(\.name) }
}

extension Parameters: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { entries.count }
    public subscript(position: Int) -> Entry { entries[position] }
}

extension Parameters: Parameterized {
    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        squaredNorms = nil
        for i in entries.indices { try body(path / entries[i].name, &entries[i].tensor) }
    }
}

extension Parameters: Equatable {
    public static func == (a: Parameters, b: Parameters) -> Bool { a.entries == b.entries }
}

extension Parameters {
    /// The same tensors with their norms, and with them whether all is finite.
    package func withNorms() -> Parameters {
        var result = self
        result.squaredNorms = squaredNorms ?? entries.map(\.tensor.squaredNorm)
        return result
    }
}

extension Parameters: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral pairs: (String, Tensor)...) {
        self.init(pairs.map { Entry(name: $0.0, tensor: $0.1) })
    }
}

extension Parameters {
    /// The Euclidean norm over all the tensors together, `‖∇L‖ = √Σ gᵢ²`, summed in Double in a fixed order.
    public var norm: Scalar { Scalar((squaredNorms ?? map(\.tensor.squaredNorm)).reduce(0, +).squareRoot()) }
}

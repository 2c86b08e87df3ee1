extension Parameterized {
    /// Every tensor under its name, statistics included, in PyTorch's names and layouts: what a checkpoint holds.
    public var stateDictionary: Parameters {
        var copy = self
        var entries: [Parameters.Entry] = []
        copy.visit(path: .root) { path, tensor in entries.append(.init(name: path.description, tensor: tensor.detached))
        }
        return Parameters(entries)
    }

    /// Replaces every tensor by the one of the same name.
    ///
    /// - Throws: `StateDictionaryError` if a tensor is missing, unknown here, or of another shape; nothing is replaced then.
    public mutating func load(_ state: Parameters) throws(StateDictionaryError) {
        let own = stateDictionary
        let missing = own.names.filter { state[$0] == nil }
        let unknown = state.names.filter { own[$0] == nil }
        guard missing.isEmpty, unknown.isEmpty else { throw .names(missing: missing, unknown: unknown) }
        for entry in own {
            if let found = state[entry.name], found.shape != entry.tensor.shape {
                throw .shape(name: entry.name, expected: entry.tensor.shape, found: found.shape)
            }
        }
        visit(path: .root) { path, tensor in
            if let found = state[path.description] { tensor = found.detached }
        }
    }
}

/// A state dictionary that does not belong to the model it is loaded into.
public enum StateDictionaryError: Error, Equatable, CustomStringConvertible {
    case names(missing: [String], unknown: [String])
    case shape(name: String, expected: Shape, found: Shape)

    public var description: String {
        switch self {
        case .names(let missing, let unknown):
            let parts = [("misses", missing), ("has, unknown to the model,", unknown)].compactMap { verb, names in
                names.isEmpty
                    ? nil
                    : "\(verb) \(names.prefix(5).joined(separator: ", "))\(names.count > 5 ? " and \(names.count - 5) more" : "")"
            }
            return "The state dictionary \(parts.joined(separator: ", and it ")). Is it from another architecture?"
        case .shape(let name, let expected, let found):
            return "\(name) is \(found) in the state dictionary and \(expected) in the model. Do their sizes differ?"
        }
    }
}

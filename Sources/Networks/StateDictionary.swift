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

extension Parameters {
    /// The same tensors with parts of a model renamed, for a state dictionary that calls them otherwise:
    ///
    ///     try model.load(file.tensors.renamed(["fc1": "hidden", "fc2": "output"]))
    ///     try SafetensorsFile(model.stateDictionary.renamed(["hidden": "fc1", "output": "fc2"])).write(to: file)
    ///
    /// A key is a part's whole path or its beginning, in whole steps: `fc1` renames `fc1.weight`, but not `fc10.weight`. Of two keys that
    /// fit, the longer one counts. All are renamed at once, so that two can change places.
    ///
    /// - Throws: `StateDictionaryError` if a key fits no name, or if two tensors would be called the same.
    public func renamed(_ newNames: [String: String]) throws(StateDictionaryError) -> Parameters {
        var unused = Set(newNames.keys)
        var taken: Set<TensorName> = []
        var entries: [Entry] = []
        for entry in self {
            let keys = newNames.keys.filter { entry.name == $0 || entry.name.hasPrefix($0 + ".") }
            var name = entry.name
            if let key = keys.max(by: { $0.count < $1.count }), let newName = newNames[key] {
                unused.remove(key)
                name = newName + name.dropFirst(key.count)
            }
            guard taken.insert(TensorName(name)).inserted else { throw .renamedAlike(name) }
            entries.append(Entry(name: name, tensor: entry.tensor))
        }
        guard unused.isEmpty else { throw .unknownParts(unused.sorted(), names: names) }
        return Parameters(entries)
    }
}

/// A state dictionary that does not belong to the model it is loaded into.
public enum StateDictionaryError: Error, Equatable, CustomStringConvertible {
    /// The names are not the model's: some of its own are missing, or there are others.
    case names(missing: [String], unknown: [String])
    /// A tensor of that name is there, and has another shape.
    case shape(name: String, expected: Shape, found: Shape)
    /// Parts that were to be renamed, and are not among the names.
    case unknownParts([String], names: [String])
    /// Two tensors would have this name.
    case renamedAlike(String)

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
        case .unknownParts(let parts, let names):
            let known = "\(names.prefix(5).joined(separator: ", "))\(names.count > 5 ? ", …" : "")"
            return "There is nothing called \(parts.joined(separator: " or ")) to rename; the names are \(known)."
        case .renamedAlike(let name):
            return "Two tensors would be called \(name). Give each part a name of its own."
        }
    }
}

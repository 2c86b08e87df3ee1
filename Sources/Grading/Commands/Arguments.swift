/// A command line taken apart: `3 --only 2 --watch`.
///
/// A parser of a few lines, so that the checker needs no package and is built in seconds.
struct Arguments {
    private(set) var words: [String] = []
    private var values: [String: String] = [:]
    private var flags: Set<String> = []

    /// - Parameters:
    ///   - options: The names of what takes a value, without dashes.
    ///   - flags: The names of what takes none.
    init(_ arguments: some Sequence<String>, options: Set<String> = [], flags known: Set<String> = []) throws {
        var rest = Array(arguments)[...]
        while let next = rest.popFirst() {
            guard next.hasPrefix("--") else {
                words.append(next)
                continue
            }
            let parts = next.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
            let name = parts.first ?? ""
            if known.contains(name), parts.count == 1 {
                flags.insert(name)
            } else if options.contains(name) {
                guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
                    throw UsageError("--\(name) needs a value.")
                }
                values[name] = value
            } else {
                let all = (options.union(known)).sorted().map { "--\($0)" }.joined(separator: ", ")
                throw UsageError("\(next) is none of the options here: \(all).")
            }
        }
    }

    func has(_ flag: String) -> Bool { flags.contains(flag) }

    subscript(option: String) -> String? { values[option] }

    /// A whole number within a range; nil if nothing was said.
    func number(_ option: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let value = values[option] else { return nil }
        guard let number = Int(value), range.contains(number) else {
            let last = range.upperBound == .max ? "upwards" : "to \(range.upperBound)"
            throw UsageError("--\(option) is \(value); it is a whole number from \(range.lowerBound) \(last).")
        }
        return number
    }
}

/// Something that cannot be done as it was asked for.
struct UsageError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

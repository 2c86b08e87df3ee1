/// What a driver is given for one case: numbers, lists of numbers and words, by name.
public struct Inputs: Sendable {
    private let values: [String: Record.Value]

    /// The numbers and words of a case, by name.
    public init(_ records: [Record]) {
        values = Dictionary(records.map { ($0.name, $0.value) }) { $1 }
    }

    /// The number of that name; a list of several, or words, end the program.
    public subscript(name: String) -> Double {
        let numbers = list(name)
        guard numbers.count == 1 else { fatalError("the case gives \(numbers.count) numbers for \(name), not one") }
        return numbers[0]
    }

    /// The numbers of that name, one or more.
    public func list(_ name: String) -> [Double] {
        guard case .numbers(let numbers)? = values[name] else { fatalError("the case gives no numbers for \(name)") }
        return numbers
    }

    /// The number of that name, as a whole one.
    public func int(_ name: String) -> Int { Int(self[name]) }

    /// The numbers of that name, as whole ones.
    public func ints(_ name: String) -> [Int] { list(name).map { Int($0) } }

    /// The numbers of that name, in single precision.
    public func floats(_ name: String) -> [Float] { list(name).map { Float($0) } }

    /// The words of that name.
    public func words(_ name: String) -> String {
        guard case .words(let words)? = values[name] else { fatalError("the case gives no words for \(name)") }
        return words
    }

    /// A number that a learner may not have given yet.
    public func answer(_ name: String) -> Double? {
        guard case .numbers(let numbers)? = values[name], numbers.count == 1 else { return nil }
        return numbers[0]
    }

    /// Whether the case has something of that name.
    public func has(_ name: String) -> Bool { values[name] != nil }
}

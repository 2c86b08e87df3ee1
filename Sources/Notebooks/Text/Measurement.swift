/// What an experiment yields, in the shape that claims compare and reports show.
public enum Measurement: Sendable, Equatable {
    /// One number.
    case number(Double)
    /// A whole number.
    case integer(Int)
    /// Several numbers.
    case vector([Double])
    /// A sample, told by its median and quartiles.
    case sample(Sample)
}

/// A type whose values can be recorded, compared in a claim and shown: numbers, lists of numbers, samples.
public protocol Measurable {
    /// It, as a report can write it.
    var measurement: Measurement { get }
}

extension Measurement: Measurable {
    public var measurement: Measurement { self }
}

extension Double: Measurable {
    public var measurement: Measurement { .number(self) }
}

extension Float: Measurable {
    public var measurement: Measurement { .number(Double(self)) }
}

extension Measurable where Self: BinaryInteger {
    /// It, as a report can write it.
    public var measurement: Measurement { .integer(Int(clamping: self)) }
}

extension Int: Measurable {}
extension Int32: Measurable {}
extension Int64: Measurable {}
extension UInt8: Measurable {}
extension UInt32: Measurable {}
extension UInt64: Measurable {}

extension Sample: Measurable {
    public var measurement: Measurement { .sample(self) }
}

extension Array: Measurable where Element: Measurable {
    public var measurement: Measurement { .vector(flatMap { $0.measurement.numbers }) }
}

extension Measurement {
    /// Its numbers; a sample gives its median.
    var numbers: [Double] {
        switch self {
        case .number(let number): [number]
        case .integer(let number): [Double(number)]
        case .vector(let numbers): numbers
        case .sample(let sample): [sample.median]
        }
    }

    /// The one number that stands for it in a comparison; a list has none.
    var center: Double? {
        if case .vector = self { nil } else { numbers.first }
    }

    /// How far the runs scatter: zero but for a sample.
    var spread: Double {
        if case .sample(let sample) = self { sample.interquartileRange } else { 0 }
    }

    /// Whether every number behind it, each run of a sample included, is finite.
    var isFinite: Bool {
        if case .sample(let sample) = self { return sample.values.allSatisfy(\.isFinite) }
        return numbers.allSatisfy(\.isFinite)
    }

    /// The measurement in words: a sample as `median (lower quartile to upper quartile)`, a list in parentheses.
    func text(as format: NumberFormat?, in setting: NumberFormat.Setting = .prose) -> String {
        func text(_ number: Double) -> String { (format ?? .significant(4)).text(number, in: setting) }
        switch self {
        case .number(let number):
            return text(number)
        case .integer(let number):
            return (format ?? .integer).text(Double(number), in: setting)
        case .vector(let numbers):
            return "(" + numbers.map(text).joined(separator: ", ") + ")"
        case .sample(let sample):
            return "\(text(sample.median)) (\(text(sample.lowerQuartile)) to \(text(sample.upperQuartile)))"
        }
    }
}

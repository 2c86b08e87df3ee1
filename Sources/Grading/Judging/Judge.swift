import Checking
import Foundation

/// Compares what a learner's code did with what was expected.
public struct Judge: Sendable {
    public let tolerance: Double

    public init(tolerance: Double?) { self.tolerance = tolerance ?? 1e-9 }

    /// The first place where two reports part.
    public struct Divergence: Sendable, Equatable {
        public let name: String
        public let expected: String
        public let got: String
        /// Of two single numbers: whether the one that came is the larger.
        public var isTooLarge: Bool?
        /// Whether it is what was expected, times −1.
        public var isNegated = false
    }

    /// The first record that differs, or is missing, or is one too many; nil if all agree.
    public func divergence(of got: [Record], from expected: [Record]) -> Divergence? {
        for (index, wanted) in expected.enumerated() {
            guard index < got.count else {
                return Divergence(name: wanted.name, expected: Self.show(wanted.value), got: "nothing")
            }
            let found = got[index]
            if found.name != wanted.name {
                return Divergence(
                    name: wanted.name, expected: Self.show(wanted.value),
                    got: "\(found.name) = \(Self.show(found.value))")
            }
            if !agree(found.value, wanted.value) {
                return Divergence(
                    name: wanted.name, expected: Self.show(wanted.value), got: Self.show(found.value),
                    isTooLarge: Self.isLarger(found.value, than: wanted.value),
                    isNegated: isNegated(found.value, wanted.value))
            }
        }
        guard got.count > expected.count else { return nil }
        let extra = got[expected.count]
        return Divergence(name: extra.name, expected: "no more", got: Self.show(extra.value))
    }

    private static func isLarger(_ a: Record.Value, than b: Record.Value) -> Bool? {
        guard case .numbers(let a) = a, case .numbers(let b) = b, a.count == 1, b.count == 1 else { return nil }
        return a[0] > b[0]
    }

    private func isNegated(_ a: Record.Value, _ b: Record.Value) -> Bool {
        guard case .numbers(let a) = a, case .numbers(let b) = b else { return false }
        return agree(.numbers(a.map { -$0 }), .numbers(b))
    }

    func agree(_ a: Record.Value, _ b: Record.Value) -> Bool {
        switch (a, b) {
        case (.numbers(let a), .numbers(let b)): a.count == b.count && zip(a, b).allSatisfy(agree)
        case (.words(let a), .words(let b)): a == b
        default: false
        }
    }

    private func agree(_ a: Double, _ b: Double) -> Bool {
        a == b || a.isNaN && b.isNaN || abs(a - b) <= tolerance * (1 + abs(b))
    }

    static func show(_ value: Record.Value) -> String {
        switch value {
        case .words(Recorder.unanswered): Recorder.unanswered
        case .words(let words): "“\(words)”"
        case .numbers(let numbers):
            numbers.count == 1
                ? show(numbers[0])
                : "[" + numbers.prefix(8).map(show).joined(separator: ", ") + (numbers.count > 8 ? ", …]" : "]")
        }
    }

    /// A number in as many digits as a reader compares.
    private static func show(_ number: Double) -> String {
        guard !number.isNaN else { return "NaN" }
        guard number.isFinite else { return number > 0 ? "inf" : "-inf" }
        if number == number.rounded(), abs(number) < 1e9 { return String(format: "%.0f", number) }
        return String(format: "%.6g", number)
    }
}

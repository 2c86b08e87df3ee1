import Checking
import Foundation

/// Compares what a learner's code did with what was expected.
package struct Judge: Sendable {
    package let tolerance: Double
    /// Whether the tolerance is a share of the expected number, however small that is.
    private let isShare: Bool

    package init(tolerance: Double?, isShare: Bool = false) {
        self.tolerance = tolerance ?? 1e-9
        self.isShare = isShare
    }

    /// The first place where two reports part.
    package struct Divergence: Sendable, Equatable {
        package let name: String
        package let expected: String
        package let got: String
        /// Of two single numbers: whether the one that came is the larger.
        package var isTooLarge: Bool?
        /// Whether it is what was expected, times −1.
        package var isNegated = false
        /// Whether the numbers agree in five digits and part later, as rounded ones do.
        package var isRounded = false
    }

    /// The first record that differs, or is missing, or is one too many; nil if all agree.
    package func divergence(of got: [Record], from expected: [Record]) -> Divergence? {
        divergence(of: got, from: expected.map { Expectation($0) })
    }

    func divergence(of got: [Record], from expected: [Expectation]) -> Divergence? {
        guard let index = firstDifference(of: got, from: expected) else { return nil }
        guard index < expected.count else {
            return Divergence(name: got[index].name, expected: "no more", got: Number.text(got[index].value))
        }
        let wanted = expected[index]
        guard index < got.count else {
            return Divergence(name: wanted.name, expected: Self.text(wanted), got: "nothing")
        }
        let found = got[index]
        guard found.name == wanted.name else {
            return Divergence(
                name: wanted.name, expected: Self.text(wanted), got: "\(found.name) = \(Number.text(found.value))")
        }
        let texts = Number.differingTexts(Self.open(wanted), found.value)
        return Divergence(
            name: wanted.name, expected: texts?.0 ?? Self.text(wanted), got: texts?.1 ?? Number.text(found.value),
            isTooLarge: isLarger(found.value, than: wanted), isNegated: agrees(found.value.negated, with: wanted),
            isRounded: Judge(tolerance: max(tolerance, 1e-5)).agrees(found.value, with: wanted))
    }

    /// Where two reports part; nil if they agree.
    func firstDifference(of got: [Record], from expected: [Expectation]) -> Int? {
        (0..<max(got.count, expected.count)).first { !agrees(got, with: expected, at: $0) }
    }

    func agrees(_ got: [Record], with expected: [Expectation], at index: Int) -> Bool {
        guard index < got.count, index < expected.count else { return index >= got.count && index >= expected.count }
        return got[index].name == expected[index].name && agrees(got[index].value, with: expected[index])
    }

    /// Whether two records that are known beforehand say the same.
    func agree(_ a: Expectation, _ b: Expectation) -> Bool {
        guard a.name == b.name else { return false }
        if case (.concealed(let a), .concealed(let b)) = (a.value, b.value) { return a == b }
        return agrees(Self.open(a), with: b)
    }

    private func agrees(_ value: Record.Value?, with expected: Expectation) -> Bool {
        switch (value, expected.value) {
        case (.numbers(let a), .open(.numbers(let b))): a.count == b.count && zip(a, b).allSatisfy(agrees)
        case (.words(let a), .open(.words(let b))): a == b
        case (.numbers(let a), .concealed(let number)): a.count == 1 && number.matches(a[0])
        default: false
        }
    }

    private func agrees(_ a: Double, with b: Double) -> Bool {
        a == b || a.isNaN && b.isNaN || b.isFinite && abs(a - b) <= tolerance * (isShare ? abs(b) : 1 + abs(b))
    }

    private func isLarger(_ value: Record.Value, than expected: Expectation) -> Bool? {
        guard case .numbers(let a) = value, case .open(.numbers(let b)) = expected.value, a.count == 1, b.count == 1
        else { return nil }
        return a[0] > b[0]
    }

    private static func open(_ expected: Expectation) -> Record.Value? {
        if case .open(let value) = expected.value { value } else { nil }
    }

    private static func text(_ expected: Expectation) -> String {
        open(expected).map { Number.text($0) } ?? "another number"
    }
}

extension Record.Value {
    /// Times −1; nil for words.
    fileprivate var negated: Record.Value? {
        if case .numbers(let numbers) = self { .numbers(numbers.map { -$0 }) } else { nil }
    }
}

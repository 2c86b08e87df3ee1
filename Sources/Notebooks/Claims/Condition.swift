/// How far a measurement may lie from the number that a statement names.
///
/// A literal is an absolute tolerance: `within: 1e-9`. `.relative(0.02)` allows 2 % of the expected number.
public enum Tolerance: Sendable, Equatable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// At most this far apart.
    case absolute(Double)
    /// At most this far apart, as a share of what is expected.
    case relative(Double)

    public init(floatLiteral value: Double) { self = .absolute(value) }
    public init(integerLiteral value: Int) { self = .absolute(Double(value)) }

    func allowance(around expected: Double) -> Double {
        switch self {
        case .absolute(let allowance): allowance
        case .relative(let fraction): fraction * abs(expected)
        }
    }

    var text: String {
        switch self {
        case .absolute(let allowance): "±\u{A0}" + NumberFormat.significant(2).text(allowance)
        case .relative(let fraction): "±\u{A0}" + NumberFormat.percent(fraction < 0.01 ? 2 : 0).text(fraction)
        }
    }
}

/// One measured condition of a claim: a name, what was measured, and the relation that the statement asserts.
///
///     Condition("third velocity", velocity, equals: 0.271, within: 1e-12)
///     Condition("κ = 100, steps to 1e-6", momentumSteps, isBelow: descentSteps)
///     Condition("η = 1", diverges: finalLoss)
///
/// A comparison with a number that is not a number never holds. Two samples differ only when their medians do so by
/// more than the larger of their interquartile ranges.
public struct Condition: Sendable {
    package let name: String
    package let holds: Bool
    /// The outcome in words, such as `26 is below 69`.
    package let finding: String
    let relation: String
    let measured: Measurement?
    let reference: Measurement?
    /// Why the comparison means nothing, if so.
    package let flaw: String?
    /// Whether a network trains in its setting.
    package private(set) var isOnNetwork = false

    /// The condition, marked as one in whose setting a network trains: a panel for what is usual has two of them or more.
    public func onNetwork() -> Condition {
        var condition = self
        condition.isOnNetwork = true
        return condition
    }

    /// The measurement, or each number of a list, lies within a tolerance of the expected one.
    public init(
        _ name: String, _ measured: any Measurable, equals expected: any Measurable, within tolerance: Tolerance,
        as format: NumberFormat? = nil
    ) {
        let (left, right) = (measured.measurement, expected.measurement)
        let holds =
            left.numbers.count == right.numbers.count
            && zip(left.numbers, right.numbers).allSatisfy { abs($0 - $1) <= tolerance.allowance(around: $1) }
        let verb = holds ? "equals" : "is not"
        self.init(name, left, right, "equals", holds, format) { "\($0) \(verb) \($1) (\(tolerance.text))" }
    }

    /// The measurement is smaller, by more than `margin` and by more than the scatter of either sample.
    public init(
        _ name: String, _ measured: any Measurable, isBelow other: any Measurable, by margin: Double = 0,
        as format: NumberFormat? = nil
    ) {
        self.init(name, other.measurement, exceeds: measured.measurement, by: margin, reversed: true, format)
    }

    /// The measurement is larger, by more than `margin` and by more than the scatter of either sample.
    public init(
        _ name: String, _ measured: any Measurable, isAbove other: any Measurable, by margin: Double = 0,
        as format: NumberFormat? = nil
    ) {
        self.init(name, measured.measurement, exceeds: other.measurement, by: margin, reversed: false, format)
    }

    /// The measurement, in every run of a sample, is no larger than a bound.
    public init(
        _ name: String, _ measured: any Measurable, isAtMost bound: any Measurable, as format: NumberFormat? = nil
    ) {
        let (left, right) = (measured.measurement, bound.measurement)
        let holds = left.everyRun { $0 <= (right.center ?? .nan) }
        let verb = holds ? "is at most" : "is not at most"
        self.init(name, left, right, "isAtMost", holds, format) { "\($0) \(verb) \($1)" }
    }

    /// The measurement, in every run of a sample, is no smaller than a bound.
    public init(
        _ name: String, _ measured: any Measurable, isAtLeast bound: any Measurable, as format: NumberFormat? = nil
    ) {
        let (left, right) = (measured.measurement, bound.measurement)
        let holds = left.everyRun { $0 >= (right.center ?? .nan) }
        let verb = holds ? "is at least" : "is not at least"
        self.init(name, left, right, "isAtLeast", holds, format) { "\($0) \(verb) \($1)" }
    }

    /// A yes-or-no measurement: what the statement says happened, or did not.
    public init(_ name: String, holds: Bool) {
        self.init(
            name: name, holds: holds, finding: holds ? "yes" : "no", relation: "holds", measured: nil, reference: nil,
            flaw: nil)
    }

    /// A number, or a run of a sample, ends up infinite or not a number.
    public init(_ name: String, diverges measured: any Measurable, as format: NumberFormat? = nil) {
        let holds = !measured.measurement.isFinite
        self.init(name, measured.measurement, nil, "diverges", holds, format) { text, _ in
            holds ? "diverges" : "stays finite, at \(text)"
        }
    }

    /// The number, in every run of a sample, stays finite.
    public init(_ name: String, staysFinite measured: any Measurable, as format: NumberFormat? = nil) {
        let holds = measured.measurement.isFinite
        self.init(name, measured.measurement, nil, "staysFinite", holds, format) { text, _ in
            holds ? "stays finite, at \(text)" : "diverges"
        }
    }
}

extension Condition {
    private init(
        name: String, holds: Bool, finding: String, relation: String, measured: Measurement?, reference: Measurement?,
        flaw: String?
    ) {
        self.name = name
        self.holds = holds
        self.finding = finding
        self.relation = relation
        self.measured = measured
        self.reference = reference
        self.flaw = flaw
    }

    private init(
        _ name: String, _ left: Measurement, _ right: Measurement?, _ relation: String, _ holds: Bool,
        _ format: NumberFormat?, finding: (String, String) -> String
    ) {
        let (leftText, rightText) = Self.texts(left, right, areApart: relation != "equals" || !holds, format)
        self.init(
            name: name, holds: holds, finding: finding(leftText, rightText), relation: relation, measured: left,
            reference: right, flaw: Self.flaw(left, right, relation))
    }

    private init(
        _ name: String, _ larger: Measurement, exceeds smaller: Measurement, by margin: Double, reversed: Bool,
        _ format: NumberFormat?
    ) {
        let difference = (larger.center ?? .nan) - (smaller.center ?? .nan)
        let scatter = max(larger.spread, smaller.spread)
        let holds = difference > margin && difference > scatter && !scatter.isNaN
        let isHidden = !holds && difference > 0
        let (left, right) = reversed ? (smaller, larger) : (larger, smaller)
        let word = reversed ? "below" : "above"
        let shortfall =
            if !isHidden {
                ""
            } else if difference <= margin {
                " by more than " + NumberFormat.significant(3).text(margin)
            } else {
                " by more than the quartiles' distance"
            }
        self.init(name, left, right, reversed ? "isBelow" : "isAbove", holds, format) {
            "\($0) \(holds ? "is" : "is not") \(word) \($1)\(shortfall)"
        }
    }

    /// Both sides in words; where they are apart, with as many digits as it takes to see it.
    private static func texts(
        _ left: Measurement, _ right: Measurement?, areApart: Bool, _ format: NumberFormat?
    ) -> (String, String) {
        guard let right else { return (left.text(as: format), "") }
        let texts = (left.text(as: format), right.text(as: format))
        guard areApart, format == nil, texts.0 == texts.1, left.numbers != right.numbers else { return texts }
        for digits in 5...17 {
            let finer = (left.text(as: .significant(digits)), right.text(as: .significant(digits)))
            if finer.0 != finer.1 { return finer }
        }
        return texts
    }

    /// Why the comparison could not come out otherwise, if so: nothing compared with nothing, a run with itself.
    package var emptiness: String? {
        guard let measured, let reference, ["isBelow", "isAbove", "isAtLeast"].contains(relation) else { return nil }
        if measured.numbers == [0], reference.numbers == [0] { return "compares 0 with 0" }
        if let number = measured.center, number == reference.center, number.isInfinite {
            return "compares two things that never happened"
        }
        if case .sample(let a) = measured, case .sample(let b) = reference, a.values == b.values {
            return "compares a sample with itself, run by run"
        }
        return nil
    }

    private static func flaw(_ left: Measurement, _ right: Measurement?, _ relation: String) -> String? {
        for case .sample(let sample)? in [left, right] where sample.values.count < Sample.fewestRuns {
            return "rests on \(sample.values.count) runs; a sample needs at least \(Sample.fewestRuns) seeds"
        }
        guard let right else { return nil }
        let counts = (left.numbers.count, right.numbers.count)
        if relation == "equals" {
            return counts.0 == counts.1 ? nil : "compares \(counts.0) numbers with \(counts.1); give as many of each"
        }
        if left.center == nil || right.center == nil {
            return "compares lists; compare numbers, or wrap the runs of several seeds in Sample(…)"
        }
        if relation == "isAtMost" || relation == "isAtLeast", case .sample = right {
            return "takes a sample as its bound; compare two samples with isBelow or isAbove"
        }
        return nil
    }
}

extension Measurement {
    /// Whether every number behind it satisfies a test; a list has no order and satisfies none.
    fileprivate func everyRun(_ test: (Double) -> Bool) -> Bool {
        switch self {
        case .number(let number): test(number)
        case .integer(let number): test(Double(number))
        case .vector: false
        case .sample(let sample): sample.values.allSatisfy(test)
        }
    }
}

/// Collects the conditions of a claim, one a line; `for` and `if` work as usual.
@resultBuilder
public enum ConditionsBuilder {
    /// No conditions.
    public static func none() -> [Condition] { [] }

    public static func buildExpression(_ condition: Condition) -> [Condition] { [condition] }
    public static func buildExpression(_ conditions: [Condition]) -> [Condition] { conditions }
    public static func buildBlock(_ parts: [Condition]...) -> [Condition] { parts.flatMap(\.self) }
    public static func buildArray(_ parts: [[Condition]]) -> [Condition] { parts.flatMap(\.self) }
    public static func buildOptional(_ part: [Condition]?) -> [Condition] { part ?? [] }
    public static func buildEither(first part: [Condition]) -> [Condition] { part }
    public static func buildEither(second part: [Condition]) -> [Condition] { part }
}

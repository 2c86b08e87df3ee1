import Foundation

/// `claims.json`: every claim of a report with its verdict and measurements, for programs to read.
public struct ClaimsFile: Codable, Sendable, Equatable {
    /// What is kept of one statement.
    public struct Entry: Codable, Sendable, Equatable {
        /// Ledger ids, or one reference to a paper.
        public var ids: [String]
        /// What the measurements came to.
        public var verdict: Verdict
        /// What was asked of them.
        public var conditions: [Condition]
        /// What is so instead, as the report says it.
        public var instead: String?
        /// The statement in our words, for a paper's claim.
        public var statement: String?
        /// Why there is no verdict by measurement.
        public var reason: String?
    }

    /// What is kept of one condition.
    public struct Condition: Codable, Sendable, Equatable {
        /// What was measured.
        public var name: String
        /// `decisive`, `beyond` or `nearest`.
        public var role: String
        /// Whether it held.
        public var holds: Bool
        /// The outcome in words.
        public var finding: String
        /// `equals`, `isBelow`, `isAbove`, `isAtMost`, `isAtLeast`, `holds`, `diverges` or `staysFinite`.
        public var relation: String
        /// The measured numbers; for a sample its median and its lower and upper quartile.
        public var measured: [Double]?
        /// The numbers compared with, in the same form.
        public var reference: [Double]?
    }

    /// The lesson's folder.
    public var lesson: String
    /// The root seed of the run.
    public var seed: UInt64
    /// One entry for each statement, in the report's order.
    public var claims: [Entry]
    /// Every recorded number, as the report writes it.
    public var numbers: [String: String]
    /// The recorded number that the lesson's twin in PyTorch prints.
    public var twin: String?

    /// Reads a file that `encoded()` wrote.
    public init(decoding data: Data) throws {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        self = try decoder.decode(Self.self, from: data)
    }

    init(
        lesson: String, seed: UInt64, claims: [Entry], numbers: [String: String] = [:], twin: String? = nil
    ) {
        self.lesson = lesson
        self.seed = seed
        self.claims = claims
        self.numbers = numbers
        self.twin = twin
    }

    /// Keys in alphabetical order, numbers in their shortest exact form, infinities and not-a-number as strings.
    public func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try encoder.encode(self) + Data("\n".utf8)
    }
}

extension ClaimsFile.Entry {
    /// A claim, the placeholders of its sentences filled by `resolve`.
    init(_ claim: Claim, resolve: (String) -> String) {
        var reason: String?
        let conditions: [ClaimsFile.Condition]
        switch claim.test {
        case .measured(let decisive, let beyond):
            conditions = decisive.map { .init($0, role: "decisive") } + beyond.map { .init($0, role: "beyond") }
        case .untestable(let why, let nearest):
            reason = why
            conditions = nearest.map { .init($0, role: "nearest") }
        case .pending(let why):
            reason = why
            conditions = []
        }
        self.init(
            ids: claim.ids, verdict: claim.verdict, conditions: conditions, instead: claim.instead.map(resolve),
            statement: claim.statement, reason: reason.map(resolve))
    }
}

extension ClaimsFile.Condition {
    init(_ condition: Condition, role: String) {
        self.init(
            name: condition.name, role: role, holds: condition.holds, finding: condition.finding,
            relation: condition.relation, measured: condition.measured?.recorded,
            reference: condition.reference?.recorded)
    }
}

extension Measurement {
    fileprivate var recorded: [Double] {
        if case .sample(let sample) = self { return [sample.median, sample.lowerQuartile, sample.upperQuartile] }
        return numbers
    }
}

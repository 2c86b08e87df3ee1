import Training

extension SanityChecks {
    /// What a check came to.
    public enum Verdict: String, Sendable, CaseIterable { case passed, warning, failed }

    /// What a check measured, and what it makes of it.
    public struct Finding: Sendable, Equatable {
        /// The name of the check, such as "initial loss".
        public let check: String

        /// What the check came to.
        public let verdict: Verdict

        /// The measured numbers in a sentence.
        public let measured: String

        /// What usually lies behind it, the likeliest first; empty where the check passed.
        public let causes: [String]

        /// What to do about it; empty where the check passed.
        public let next: String

        static func passed(_ check: String, _ measured: String) -> Finding {
            Finding(check: check, verdict: .passed, measured: measured, causes: [], next: "")
        }
    }
}

/// A number and a share as findings write them: `0.0123`, `85 %`.
func brief(_ value: Double) -> String { NumberFormat.significant(3).text(value) }
func percent(_ share: Double) -> String { NumberFormat.percent(0).text(share) }

extension SanityChecks.Finding: CustomStringConvertible {
    public var description: String {
        let head = "\(check): \(verdict.rawValue). \(measured)."
        return verdict == .passed ? head : head + " Likely: \(causes.joined(separator: "; ")). Next: \(next)."
    }
}

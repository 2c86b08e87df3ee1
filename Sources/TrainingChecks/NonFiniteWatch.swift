import Training

extension SanityChecks {
    /// Whether any loss, gradient or weight became infinite or NaN while the other checks trained.
    public struct NonFiniteWatch: Sendable {
        /// What reports call it.
        public static let name = "non-finite watch"

        /// Where it happened first, and what.
        public let breakdown: String?

        /// What the other checks saw, each with the name of its run.
        public init(_ breakdowns: [(run: String, breakdown: String?)]) {
            breakdown = breakdowns.lazy.compactMap { run, breakdown in breakdown.map { "on \(run): \($0)" } }.first
        }

        /// Whether every number stayed finite.
        public var finding: Finding {
            guard let breakdown else { return .passed(Self.name, "every loss, gradient and weight stayed finite") }
            return Finding(
                check: Self.name, verdict: .failed, measured: breakdown,
                causes: [
                    "learning rate too large", "a logarithm or a division by zero in the loss",
                    "inputs that are not finite",
                ],
                next: "a tenth of the rate; if it still happens, find the first step at which it does")
        }
    }
}

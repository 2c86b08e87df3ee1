import Downhill

/// The longest step that Adam makes under slopes of five kinds, in η.
struct LongestStep: Study {
    let rows: [(slopes: String, step: Double)]

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("slopes")
        let noise = (0..<2_000).map { _ in Scalar(generator.normal()) }
        let silence = [Scalar](repeating: 0, count: 10_000)
        let growing = (0..<60).map { Scalar(Elementary.pow(0.999 / 0.9, Double($0))) }
        let kinds: [(String, [Scalar])] = [
            ("all the same", [Scalar](repeating: 1, count: 2_000)),
            ("noise around 0 (at step 1, which is ±η whatever comes)", noise),
            ("10,000 zeros, then 1 once", silence + [1]),
            ("10,000 zeros, then always 1", silence + [Scalar](repeating: 1, count: 60)),
            ("10,000 zeros, then growing by a ninth", silence + growing),
        ]
        rows = kinds.map { ($0.0, Adam(learningRate: 1).steps(under: $0.1).map { abs($0) }.max() ?? .nan) }
    }

    /// The paper's bound, and the one that Schwarz's inequality gives.
    static let paper = 0.1 / 0.001.squareRoot()
    static let schwarz = 0.1 / (0.001 * (1 - 0.81 / 0.999)).squareRoot()

    var exhibits: [Exhibit] {
        [
            .table(
                Table(
                    "The longest step", columns: ["slopes", .init("longest step, in η", as: .significant(3))],
                    rows: rows.map { [$0.slopes, $0.step] }))
        ]
    }

    var numbers: [Recorded] {
        [
            Recorded("steady", rows[3].step), Recorded("growing", rows[4].step), Recorded("paper", Self.paper),
            Recorded("schwarz", Self.schwarz),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Kingma-2015", says: "No step is longer than η·(1 − β₁)/√(1 − β₂).", force: .always,
                instead:
                    "After a silence, slopes that stay the same make a step of {{longestStep.steady}} η, and slopes that grow by a ninth from each step to the next one of {{longestStep.growing}} η. Longer than {{longestStep.schwarz}} η no step can be, by Schwarz's inequality."
            ) {
                for row in rows {
                    Condition("\(row.slopes): longest step in η", row.step, isAtMost: Self.paper * 1.0001)
                }
            }
        ]
    }
}

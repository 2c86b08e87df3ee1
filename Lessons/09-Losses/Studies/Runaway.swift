import Downhill

/// Ten scores from zero down the cross-entropy of one answer, with and without label smoothing: how far the right class's score runs ahead.
struct Runaway: Sendable {
    static let rate: Scalar = 1
    static let counts = [10, 100, 1_000, 10_000]
    static let smoothing: Scalar = 0.1

    /// The gap between the right class's score and the others, after each of the counts of steps.
    let plain, smoothed: [Double]

    init() {
        func gaps(_ ε: Scalar) -> [Double] {
            var scores = Tensor.zeros([1, 10])
            return (1...10_000).compactMap { step in
                scores -= Self.rate * valueAndGradient(at: scores) { crossEntropy($0, [0], labelSmoothing: ε) }.gradient
                return Self.counts.contains(step) ? Double(scores.scalars[0] - scores.scalars[1]) : nil
            }
        }
        plain = gaps(0)
        smoothed = gaps(Self.smoothing)
    }

    /// The gap s without smoothing, when it is large: it grows by (1 − p)·C/(C − 1) a step, and 1 − p is about (C − 1)·e⁻ˢ, so that
    /// ds/dt = C·e⁻ˢ.
    static func flow(_ steps: Int) -> Double { Elementary.log(10 * Double(steps)) }

    /// Where softmax equals the smoothed target: ln((1 − ε + ε/C)/(ε/C)).
    static var predicted: Double {
        let (ε, C) = (Double(smoothing), 10.0)
        return Elementary.log((1 - ε + ε / C) / (ε / C))
    }
}

extension Runaway: Study {
    var table: Exhibit {
        .table(
            Table(
                "How far the right class's score is ahead of the others",
                columns: [
                    "steps t at η = 1", .init("cross-entropy", as: .fixed(2)),
                    .init("predicted, ln 10t", as: .fixed(2)),
                    .init("with ε = 0.1", as: .fixed(2)), .init("its end, predicted", as: .fixed(2)),
                ],
                rows: Self.counts.indices.map {
                    [Self.counts[$0], plain[$0], Self.flow(Self.counts[$0]), smoothed[$0], Self.predicted]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var claims: [Claim] {
        [
            Claim(
                "Szegedy-2016",
                says: "Label smoothing keeps the winning score from running away: the gap ends at ln(1 + C(1 − ε)/ε).",
                force: .defines
            ) {
                Condition(
                    "ten classes, ε = 0.1: gap after 10,000 steps", smoothed[3], equals: Self.predicted, within: 1e-4)
                Condition("the same: gap after 1,000 steps", smoothed[2], equals: Self.predicted, within: 1e-4)
                Condition(
                    "without smoothing: gap after 10,000 steps, against 1,000", plain[3], isAbove: plain[2], by: 1)
            }
        ]
    }
}

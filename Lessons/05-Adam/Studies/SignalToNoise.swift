import Downhill

/// How long Adam's steps are under slopes of mean μ and deviation 1: their mean, and the root of their mean square.
struct SignalToNoise: Sendable {
    let signals = (-4...2).map { Elementary.pow(10, Double($0) / 2) }

    /// In η, over 30,000 steps after the first 6,000.
    let mean, typical: [Double]

    init(seed: UInt64) {
        let runs = signals.map { μ in
            var generator = SplitMix64(seed: seed).split("slopes of mean \(μ)")
            let slopes = (0..<36_000).map { _ in Scalar(μ + generator.normal()) }
            let steps = Adam(learningRate: 1).steps(under: slopes).dropFirst(6_000)
            let count = Double(steps.count)
            return (mean: steps.reduce(0, +) / count, typical: (steps.reduce(0) { $0 + $1 * $1 } / count).squareRoot())
        }
        mean = runs.map(\.mean)
        typical = runs.map(\.typical)
    }

    /// The mean of the slopes over the root of their mean square, and the root of the mean square of m over the same.
    static func predictedMean(_ μ: Double) -> Double { μ / (μ * μ + 1).squareRoot() }
    static func predictedTypical(_ μ: Double) -> Double { ((μ * μ + 0.1 / 1.9) / (μ * μ + 1)).squareRoot() }
}

extension SignalToNoise: Study {
    var figure: Exhibit {
        .figure(
            Plot("Adam's step measures how consistent the slopes are") {
                LineMark(over: 0.01...10, by: "mean step", Self.predictedMean).theory().unlabelled()
                LineMark(over: 0.01...10, by: "typical step", Self.predictedTypical).theory().unlabelled()
                PointMark(x: signals, y: mean, by: "mean step").unlabelled()
                PointMark(x: signals, y: typical, by: "typical step").unlabelled()
                TextMark("typical step", at: [0.03, Self.predictedTypical(0.03)], .above, distance: 9).color(.orange)
                TextMark("mean step", at: [0.25, Self.predictedMean(0.25)], .belowTrailing, distance: 9).color(.plum)
            }.xAxis("mean of the slopes over their deviation", .log(0.01...10)).yAxis("step, in η", .linear(0...1.1))
                .colors(["mean step": .plum, "typical step": .orange]),
            named: "signal",
            alt: """
                Step length against the ratio of the slopes' mean to their deviation. The mean step rises from nothing to one η, the typical step \
                from a quarter to one; both lie on the prediction.
                """,
            caption: """
                Pale: theory; points: measured. Pure noise moves a weight by {{signalToNoise.noise}} η a step to and fro, and nowhere on average; where mean and deviation are \
                alike, the mean step is {{signalToNoise.even}} η. The typical step is the root of the mean square.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [Recorded("noise", typical[0], as: .fixed(2)), Recorded("even", mean[4], as: .fixed(2))]
    }

    var claims: [Claim] {
        [
            Claim(
                "Balles-2018",
                says: "Adam's mean step is η·μ/√(μ² + σ²): it depends on the ratio of signal to noise alone.",
                force: .defines
            ) {
                Condition(
                    "ratios from 0.1 to 10: mean step, in η", Array(mean.dropFirst(2)),
                    equals: signals.dropFirst(2).map(Self.predictedMean), within: 0.02)
                Condition(
                    "ratios from 0.01 to 10: the root of the mean square, against √((μ² + σ²(1 − β₁)/(1 + β₁))/(μ² + σ²))",
                    typical,
                    equals: signals.map(Self.predictedTypical), within: 0.02)
            }
        ]
    }
}

import Downhill

/// Reddi's loss (2018) at the usual β: the slope is 60,000 once in 30,000 steps and −1 otherwise, and w stays within −1 and 1. On average the slope is +1, so the
/// best place is −1.
struct Climb: Sendable {
    static let period = 30_000
    static let spike: Scalar = 60_000
    static let periods = 20

    /// The mean of w over each period, and its least and largest value in it.
    struct Walk: Sendable {
        let mean, low, high: [Double]
        /// The mean over the last five periods.
        var end: Double { mean.suffix(5).reduce(0, +) / 5 }
    }

    /// Adam's rates, and where each ends.
    static let rates = [1e-5, 1e-4, 1e-3, 0.1]
    let ends: [Double]

    let adam, amsgrad, descent: Walk

    init() {
        let walks = Self.rates.map { Self.walk(Adam(learningRate: $0)) }
        ends = walks.map(\.end)
        adam = walks[0]
        amsgrad = Self.walk(AMSGrad(learningRate: 1e-2))
        descent = Self.walk(SGD(learningRate: 2e-6))
    }

    private static func walk(_ rule: some UpdateRule) -> Walk {
        var stepper = Stepper(rule, at: [0])
        var (mean, low, high): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<periods {
            var (sum, least, largest) = (0.0, Double.infinity, -Double.infinity)
            for step in 0..<period {
                let g: Scalar = step == 0 ? spike : -1
                stepper.advance { _ in
                    var lanes = Lanes()
                    lanes[0] = g
                    return lanes
                }
                let w = min(max(stepper.w[0], -1), 1)
                stepper.w[0] = w
                sum += Double(w)
                least = min(least, Double(w))
                largest = max(largest, Double(w))
            }
            mean.append(sum / Double(period))
            low.append(least)
            high.append(largest)
        }
        return Walk(mean: mean, low: low, high: high)
    }

    /// What a spike moves w down by, in η, as theory has it: its own step after a long silence and those that m still makes of it.
    static var kick: Double { 1 / 0.001.squareRoot() }

    /// How many steps after a spike its share of v has shrunk to that of the −1s: 0.001·C²·0.999ᵗ = 1.
    static var half: Double { Elementary.log(0.001 * Double(spike * spike)) / -Elementary.log(0.999) }

    /// How far Adam rises in a period, in η, before it reaches the border.
    var rise: Double { (adam.high[2] - adam.high[1]) / Self.rates[0] }
}

extension Climb: Study {
    var figure: Exhibit {
        let x = (1...Self.periods).map { Double($0) }
        func walk(_ walk: Walk, _ name: String) -> [any Mark] {
            [BandMark(x: x, low: walk.low, high: walk.high, by: name), LineMark(x: x, y: walk.mean, by: name)]
        }
        return .figure(
            Plot("A loss that Adam climbs") {
                RuleMark(y: -1, "best")
                RuleMark(y: 1, "worst")
                walk(descent, "gradient descent")
                walk(amsgrad, "AMSGrad")
                walk(adam, "Adam")
            }.subtitle("lines: means over a period; bands: from the least to the largest w in it")
                .xAxis("periods of 30,000 steps", .linear(0...20)).yAxis("w", .linear(-1.2...1.2), ticks: [-1, 0, 1]),
            named: "reddi",
            alt: """
                The weight against time. Adam rises to plus one, the worst place; gradient descent and AMSGrad sink to minus one, the best.
                """,
            caption: """
                Adam goes to the worst place. Its rate is here $10^{-5}$, AMSGrad's $10^{-2}$, gradient descent's $2\\cdot 10^{-6}$. At four rates from $10^{-5}$ to $0.1$ Adam ends at \
                {{climb.lowest}} or above.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("adam", adam.end, as: .fixed(2)), Recorded("amsgrad", amsgrad.end, as: .fixed(2)),
            Recorded("descent", descent.end, as: .fixed(2)),
            Recorded("lowest", ends.min() ?? .nan, as: .fixed(2)),
            Recorded("kick", Self.kick), Recorded("half", Self.half, as: .significant(3)),
            Recorded("rise", rise, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Reddi-2018",
                says: "There are convex problems on which Adam ends at the worst place and AMSGrad near the best.",
                force: .can
            ) {
                Condition(
                    "a rare spike, w from −1, the best, to 1, the worst; the usual β: mean of Adam's w over the last five of twenty periods, less that of AMSGrad's (the largest v so far, then its correction, as in PyTorch)",
                    adam.end - amsgrad.end, isAbove: 1.8)
            }
        ]
    }
}

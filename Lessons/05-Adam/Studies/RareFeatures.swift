import Downhill

/// Wilson's least squares (2017): one feature tells the answer, two are always on, and every example has features of its own.
///
/// A hundred examples, sixty with the answer +1 and forty with −1. Feature one is the answer; features two and three are 1; a positive example has one feature of
/// its own, a negative one five. By symmetry five weights stand for all 263: those of the first three features, of a positive example's own, of a negative one's.
struct RareFeatures: Sendable {
    struct Outcome: Sendable {
        let rate: Double
        /// The mean squared error over the training examples at the end.
        let loss: Double
        /// The share of unseen examples, whose own features are new, that are called wrongly.
        let error: Double
        /// The weights of the first three features.
        let weights: [Double]
    }

    static let rates = Grid.logarithmic(1e-4...1, perDecade: 2)
    let adam, descent: [Outcome]

    init() {
        adam = Self.rates.map { Self.outcome(Adam(learningRate: $0), rate: $0) }
        descent = Self.rates.map { Self.outcome(SGD(learningRate: $0), rate: $0) }
    }

    private static func outcome(_ rule: some UpdateRule, rate: Double) -> Outcome {
        var stepper = Stepper(rule, at: [0, 0, 0, 0, 0])
        func residuals(_ w: Lanes) -> (positive: Scalar, negative: Scalar) {
            (w[0] + w[1] + w[2] + w[3] - 1, -w[0] + w[1] + w[2] + 5 * w[4] + 1)
        }
        for _ in 0..<20_000 {
            stepper.advance { w in
                let r = residuals(w)
                let (p, n) = (0.6 * r.positive, 0.4 * r.negative)
                var g = Lanes()
                (g[0], g[1], g[2], g[3], g[4]) = (p - n, p + n, p + n, 0.01 * r.positive, 0.01 * r.negative)
                return g
            }
        }
        let (w, r) = (stepper.w, residuals(stepper.w))
        let wrong = (w[0] + w[1] + w[2] > 0 ? 0 : 0.6) + (-w[0] + w[1] + w[2] < 0 ? 0 : 0.4)
        let loss = Double(0.6 * r.positive * r.positive + 0.4 * r.negative * r.negative)
        return Outcome(rate: rate, loss: loss, error: wrong, weights: (0..<3).map { Double(w[$0]) })
    }

    /// The runs that fit the training examples, by a bound far from what single precision rounds.
    static func fitting(_ outcomes: [Outcome]) -> [Outcome] { outcomes.filter { $0.loss < 1e-3 } }

    /// The least and the largest test error of those.
    static func errors(_ outcomes: [Outcome]) -> (least: Double, largest: Double) {
        let errors = fitting(outcomes).map(\.error)
        return (errors.min() ?? .nan, errors.max() ?? .nan)
    }
}

extension RareFeatures: Study {
    var table: Exhibit {
        func row(_ name: String, _ outcomes: [Outcome]) -> [Any] {
            let fitting = Self.fitting(outcomes)
            let middle = fitting[fitting.count / 2]
            return [name, middle.weights[0], middle.weights[1], middle.error]
        }
        return .table(
            Table(
                "Least squares with rare features, at the middle one of the rates that fit all examples",
                columns: [
                    "rule", .init("weight of the answer", as: .fixed(2)),
                    .init("weight of each that is always on", as: .fixed(2)),
                    .init("unseen examples called wrongly", as: .percent(0)),
                ],
                rows: [row("gradient descent", descent), row("Adam", adam)]))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("adam", Self.errors(adam).least, as: .percent(0)),
            Recorded("descent", Self.errors(descent).largest, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Wilson-2017",
                says:
                    "There are separable problems that gradient descent solves and on which Adam calls every unseen example by the majority's name.",
                force: .can
            ) {
                Condition(
                    "rare features, every rate that fits: Adam's least test error less gradient descent's largest, against the minority's share",
                    Self.errors(adam).least - Self.errors(descent).largest, equals: 0.4, within: 1e-9)
            }
        ]
    }
}

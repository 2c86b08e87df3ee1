import Downhill

/// What the lesson's experiments say together of the choice of a loss: six pairs, fixed before any was run, and what the worse of each pair costs.
struct Choice: Study {
    let contest: Contest
    let unlearning: Unlearning
    let wrongLabels: WrongLabels
    let readings: Readings
    let curve: Curve

    /// From which factor on a choice is critical: what the ledger says of the effect.
    static let critical = 1.5

    private struct Pair {
        let task, better, worse: String
        let ratio: Double
        let isNetwork: Bool

        /// Whether the worse is worse by less than a twentieth.
        var isTie: Bool { ratio < 1.05 }

        var named: String { isTie ? "\(better) and \(worse), alike" : "\(worse), not \(better)" }

        init(
            _ task: String, _ first: (name: String, cost: Double), _ second: (name: String, cost: Double),
            isNetwork: Bool
        ) {
            self.task = task
            self.isNetwork = isNetwork
            (better, worse) = first.cost > second.cost ? (second.name, first.name) : (first.name, second.name)
            ratio = ratioOfWorse(first.cost, second.cost)
        }
    }

    private var pairs: [Pair] {
        let wild = readings.errors(at: 0.05)
        let (entropy, squared) = ("cross-entropy", "squared error of p")
        return [
            Pair(
                "digits, errors", (squared, contest.probabilities.cost), (entropy, contest.entropy.cost),
                isNetwork: true),
            Pair(
                "digits, errors", ("squared error of the scores", contest.scores.cost), (entropy, contest.entropy.cost),
                isNetwork: true),
            Pair(
                "digits, two labels in five wrong, errors", (squared, wrongLabels.probabilities.cost),
                (entropy, wrongLabels.entropy.cost), isNetwork: true),
            Pair(
                "digits, unlearning, steps", (squared, unlearning.probabilities.cost),
                (entropy, unlearning.entropy.cost), isNetwork: true),
            Pair(
                "readings, normal noise, error", ("squared error", readings.normal.mean),
                ("absolute error", readings.normal.median), isNetwork: false),
            Pair(
                "readings, five in a hundred wild, error", ("squared error", wild.mean),
                ("absolute error", wild.median), isNetwork: false),
        ]
    }

    var table: Exhibit {
        .table(
            Table(
                "What the worse of two losses costs, each at its best",
                columns: [
                    "task, and what is counted", "better", "worse", .init("times as large", as: .fixed(2)),
                ],
                rows: pairs.map { [$0.task, $0.isTie ? "alike: \($0.better)" : $0.better, $0.worse, $0.ratio] }))
    }

    var exhibits: [Exhibit] { [table] }

    /// The ratios of the pairs that are not critical.
    private var details: [Double] { pairs.map(\.ratio).filter { $0 < Self.critical } }

    var numbers: [Recorded] {
        [
            Recorded("critical", pairs.count { $0.ratio >= Self.critical }), Recorded("pairs", pairs.count),
            Recorded("least", (details.min() ?? .nan) - 1, as: .percent(0)),
            Recorded("most", (details.max() ?? .nan) - 1, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "A-012a",
                instead: """
                    Under logistic noise, and under normal noise, where it is the best of the three by theory. Under Laplace's \
                    $e^{-|x|/b}$ it is {{readings.long.times}} times as far off as the best, and with noise of one side, $e^{-x}$, a curve's shape \
                    comes out {{curve.oneSided}} times as far off. One wild reading in \
                    {{readings.flip.tenth}} makes it a tenth worse than Huber's loss; with five in a hundred it is \
                    {{readings.wild.times}} times as far off.
                    """
            ) {
                Condition(
                    "one value from 101 readings, logistic noise: error of the squared loss, in that of the best of three",
                    readings.errors(under: .logistic).ofBest, isAtMost: 1.1)
                Condition(
                    "a curve of 8 weights through 100 points, logistic noise: the same", curve.logistic.ofBest,
                    isAtMost: 1.1)
            } beyond: {
                Condition("one value, Laplace's noise", readings.errors(under: .laplace).ofBest, isAtMost: 1.1)
                Condition(
                    "one value, 2 readings in 1,000 ten times as noisy", readings.errors(at: 0.002).ofBest,
                    isAtMost: 1.1)
                Condition(
                    "one value, 5 readings in 1,000 ten times as noisy", readings.errors(at: 0.005).ofBest,
                    isAtMost: 1.1)
                Condition(
                    "the curve, one-sided (exponential) noise: its shape, all weights but the constant",
                    curve.oneSided.ofBest, isAtMost: 1.1)
                Condition("the curve, 5 points in 100 ten times as noisy", curve.wild.ofBest, isAtMost: 1.1)
            },
            Claim(
                "A-014",
                instead: """
                    In {{choice.critical}} of {{choice.pairs}} pairs the worse loss costs half as much again, or more: where the data are \
                    wild, and where a network is sure of what is wrong. In the others it costs {{choice.least}} to {{choice.most}}.
                    """
            ) {
                for (index, pair) in pairs.enumerated() {
                    let condition = Condition(
                        "pair \(index + 1), \(pair.task): \(pair.named), times as large", pair.ratio,
                        isAtLeast: Self.critical)
                    pair.isNetwork ? condition.onNetwork() : condition
                }
            },
        ]
    }
}

import Downhill

/// A table of 256·256 scores learns which word follows which: gradient descent, momentum and Adam, each at its best rate, on the whole text at every step.
struct Language: Sendable {
    static let theory = WordTheory(words: 256)
    static let steps = 100

    struct Run: Sendable {
        let name: String
        let rate: Double

        /// By step from 0, every word's excess loss.
        let excesses: [[Double]]
    }

    let runs: [Run]

    /// The two numbers' account of it: by run, every word's excess at the end.
    let predicted: [[Double]]

    /// What PyTorch is to reproduce: the probability of its successor behind the rarest word, after gradient descent at 40.
    let twin: Double

    /// Steps until every word is known where all are equally frequent: gradient descent and Adam, each at its best rate.
    let even: (descent: Double, adam: Double)

    init() throws {
        let theory = Self.theory
        /// The rate that leaves the least of the text's loss.
        func best(_ grid: [Double], _ rule: @Sendable (Double) -> WordTheory.Rule) throws -> Double {
            try BestRate.search(over: grid, resolution: 0.1) { η in
                (1...theory.words).reduce(0) { sum, rank in
                    sum + theory.frequency(rank)
                        * (theory.excesses(rank: rank, by: rule(η), steps: Self.steps).last ?? .nan)
                }
            }.rate
        }
        let rates = (
            descent: try best(Grid.logarithmic(3...300)) { .descent(rate: $0) },
            momentum: try best(Grid.logarithmic(3...300)) { .momentum(rate: $0, γ: 0.9) },
            adam: try best(Grid.logarithmic(0.03...1)) { .adam(rate: $0) }
        )
        let rules: [WordTheory.Rule] = [
            .descent(rate: rates.descent), .momentum(rate: rates.momentum, γ: 0.9), .adam(rate: rates.adam),
        ]
        predicted = rules.map { rule in
            (1...theory.words).map { theory.excesses(rank: $0, by: rule, steps: Self.steps).last ?? .nan }
        }
        runs = [
            try Self.run("gradient descent", rates.descent, Optimizer(SGD(learningRate: rates.descent))),
            try Self.run("momentum, γ = 0.9", rates.momentum, Optimizer(Momentum(learningRate: rates.momentum))),
            try Self.run("Adam", rates.adam, Optimizer(Adam(learningRate: rates.adam))),
        ]
        twin = Elementary.exp(
            Double(
                try Self.trained(by: Optimizer(SGD(learningRate: 40))) { _ in }.logSoftmax()[
                    theory.words - 1, theory.words - 1]))
        let level = WordTheory(words: theory.words, heavyTailed: false)
        even = (
            try BestRate.search(over: Grid.logarithmic(100...10_000)) {
                level.stepsUntilAllAreKnown(by: .descent(rate: $0), limit: 300)
            }.cost,
            try BestRate.search(over: Grid.logarithmic(0.03...3)) {
                level.stepsUntilAllAreKnown(by: .adam(rate: $0), limit: 300)
            }.cost
        )
    }

    /// How often each word follows each, `[words, words]`: all entries together make one.
    static let text: Tensor = {
        let q = WordTheory.share
        let rest = (1 - q) / Double(theory.words - 1)
        let shares = (1...theory.words).flatMap { word in
            (1...theory.words).map { Scalar(theory.frequency(word) * ($0 == word ? q : rest)) }
        }
        return Tensor(shares, shape: [theory.words, theory.words])
    }()

    private static func run(_ name: String, _ rate: Double, _ optimizer: Optimizer) throws -> Run {
        var all = [excesses(Tensor.zeros([theory.words, theory.words]))]
        _ = try trained(by: optimizer) { all.append(excesses($0)) }
        return Run(name: name, rate: rate, excesses: all)
    }

    /// The scores after all steps.
    private static func trained(by optimizer: Optimizer, watching watch: (Tensor) -> Void) throws -> Tensor {
        var optimizer = optimizer
        var scores = Tensor.zeros([theory.words, theory.words])
        for _ in 0..<steps {
            try optimizer.step(&scores) { -(text * $0.logSoftmax()).sum() }
            watch(scores)
        }
        return scores
    }

    /// Every word's loss above the least, from the probability that its row gives to the successor, the word itself by number.
    private static func excesses(_ scores: Tensor) -> [Double] {
        let logarithms = scores.logSoftmax().picking(Array(0..<theory.words)).scalars
        return logarithms.map { theory.excess(probability: Elementary.exp(Double($0))) }
    }

    /// The mean excess of words by rank, as a share of what it was before anything was learned.
    func left(_ run: Int, ranks: ClosedRange<Int>) -> Double {
        let last = runs[run].excesses[Self.steps]
        return ranks.reduce(0) { $0 + last[$1 - 1] } / Double(ranks.count) / Self.theory.start
    }

    /// The share of the words whose excess is down to a tenth.
    func known(_ run: Int) -> Double {
        Double(runs[run].excesses[Self.steps].count { $0 <= Self.theory.start / 10 }) / Double(Self.theory.words)
    }
}

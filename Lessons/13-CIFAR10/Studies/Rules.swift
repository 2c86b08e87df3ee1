import Downhill

/// Document B's comparison in small: four rules on the drawings, all at 0.001, each at its best rate, and each at a tenth of that.
struct Rules: Sendable {
    struct Rule: Sendable {
        let name: String
        let rates: [Double]
        let rule: @Sendable (Double) -> any UpdateRule
    }

    struct Row: Sendable {
        let name: String
        let best: BestRate

        /// Shares of the unseen drawings answered rightly, by seed: at 0.001, at the best rate, and at a tenth of the best.
        let common, atBest, below: [Double]

        /// What a rate costs beside the best in points of accuracy, in the median: 0.001, and a tenth of the best.
        var lostAtCommon: Double { 100 * (Sample(atBest).median - Sample(common).median) }
        var lostBelow: Double { 100 * (Sample(atBest).median - Sample(below).median) }

        /// And what one costs that is so many times above the best; not a number where none such was tried.
        func lostAbove(_ factor: Double) -> Double {
            let trial = best.trials.first { abs($0.rate / (factor * best.rate) - 1) < 0.01 }
            return trial.map { 100 * ($0.cost - best.cost) } ?? .nan
        }
    }

    static let epochs = 10
    static let batch = 16
    static let common = 0.001

    static let all = [
        Rule(name: "SGD", rates: Grid.logarithmic(0.001...0.316, perDecade: 2)) { SGD(learningRate: $0) },
        Rule(name: "momentum", rates: Grid.logarithmic(0.001...0.1, perDecade: 2)) { Momentum(learningRate: $0) },
        Rule(name: "RMSProp", rates: Grid.logarithmic(0.0001...0.01, perDecade: 2)) { RMSProp(learningRate: $0) },
        Rule(name: "Adam", rates: Grid.logarithmic(0.0003162...0.03162, perDecade: 2)) { Adam(learningRate: $0) },
    ]

    let rows: [Row]

    /// By which factor 0.001 is below the best rate of SGD.
    let factor: Double

    init(seeds: [UInt64]) throws {
        let best = try Self.all.map { rule in
            try BestRate.search(over: rule.rates, seeds: seeds, resolution: 100) { η, seed in
                Self.error(rule.rule(η), seed: seed)
            }
        }
        factor = best[0].rate / Self.common
        rows = zip(Self.all, best).map { rule, best in
            func accuracies(_ η: Double) -> [Double] {
                let known = best.trials.first { abs($0.rate / η - 1) < 0.01 }?.runs
                return (known ?? seeds.concurrentMap { Self.error(rule.rule(η), seed: $0) }).map { 1 - $0 }
            }
            return Row(
                name: rule.name, best: best, common: accuracies(Self.common),
                atBest: best.runs.values.map { 1 - $0 },
                below: accuracies(best.rate / 10))
        }
    }

    /// The share of the unseen drawings that is answered wrongly.
    private static func error(_ rule: any UpdateRule, seed: UInt64) -> Double {
        Trial(
            by: rule, on: Drawings.learned, batchSize: batch, epochs: epochs, seed: seed, of: Drawings.network
        ).errorRate(on: Drawings.unseen)
    }
}

import Downhill

/// One short run with a rising rate on the digits (Smith 2017), and what its advice is worth.
struct RateFinder: Study {
    let tests: [RangeTest.Result]
    /// The rate at which the smoothed loss is lowest: the median.
    let lowest: Double
    /// A tenth of the lowest point's rate: what it costs in a whole training at a fixed rate, over the best fixed rate.
    let suggested: Double
    let price: Double
    let bestFixed: Double

    init(digits: OnDigits) {
        let test = RangeTest(from: 1e-3, to: 10, steps: 4 * DigitsTask.batchesPerEpoch)
        tests = digits.seeds.concurrentMap { seed in
            let trial = Trial(
                by: Momentum(learningRate: test.schedule), on: DigitsTask.train, batchSize: DigitsTask.batch, epochs: 4,
                seed: seed, of: { DigitsTask.network(using: &$0) })
            var losses = trial.batchLosses.makeIterator()
            return test.run { losses.next() ?? .infinity }
        }
        lowest = Sample(tests.compactMap(\.lowest)).median
        suggested = lowest / 10
        let η = suggested
        price =
            Sample(digits.seeds.concurrentMap { OnDigits.loss(.fixed, from: η, seed: $0) }).median
            / digits.eight[0].byLoss.cost
        bestFixed = digits.eight[0].byLoss.rate
    }

    var picture: Exhibit {
        .figure(
            Plot("The lowest loss of a rising rate lies at a rate too high to stay at") {
                for test in tests {
                    LineMark(x: test.readings.map(\.learningRate), y: test.readings.map(\.smoothedLoss))
                        .color(.grey).lineWidth(1.2).cropped()
                }
                RuleMark(x: lowest, "lowest, median")
                RuleMark(x: suggested, "a tenth of it")
                RuleMark(x: bestFixed, "best fixed rate")
            }.xAxis("learning rate, rising from step to step", .log(1e-3...10)).yAxis("smoothed loss", .linear(0...4)),
            named: "range",
            alt: """
                The smoothed loss of nine runs against the learning rate that rises during the run: level at first, then falling to a lowest place, then \
                shooting up. Three upright lines mark the lowest place, a tenth of it, and the best fixed rate between them.
                """,
            caption: """
                Each loss is averaged with those before it. In the median it is lowest at {{rateFinder.lowest}}; a tenth of that, {{rateFinder.suggested}}, is the usual advice, and the best fixed rate of figure 5 is \
                {{rateFinder.fixed}}.
                """)
    }

    var exhibits: [Exhibit] { [picture] }

    var numbers: [Recorded] {
        [
            Recorded("lowest", lowest, as: .significant(2)),
            Recorded("suggested", suggested, as: .significant(2)), Recorded("price", price, as: .significant(2)),
            Recorded("fixed", bestFixed, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim("Smith-2017", says: "One short run with a rising rate finds a rate to train with.", force: .can) {
                Condition(
                    "a tenth of the lowest point's rate: training loss over the best fixed rate's", price, isAtMost: 3)
                Condition("the best fixed rate over the lowest point's", bestFixed / lowest, isBelow: 1)
            }
        ]
    }
}

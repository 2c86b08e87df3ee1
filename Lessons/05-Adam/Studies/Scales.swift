import Downhill

/// What Adam does with scales: of slopes, of directions, of weights.
struct Scales: Sendable {
    /// How far its path in a ravine of κ = 10,000 strays from that in the round bowl, at one rate.
    let gap: Double

    /// Steps at η = 0.1 from (2, 2), and with the second weight a hundred times as far away.
    let near, far: Double

    /// The same walk from far away at its best rate.
    let best: BestRate

    /// How much the test error on the digits rises, after two epochs, each at its best rate, where every pixel has a scale of its own.
    let cost: (descent: Double, adam: Double)

    /// Adam's steps at η = 0.1 in the ravine of κ = 100, along the axes and turned by 45°.
    let straight, turned: Double

    init(race: Race, seeds: [UInt64]) throws {
        let adam = Adam(learningRate: 0.1)
        let round = Descent(on: .bowl, by: adam).run(atMost: 60).points
        let steep = Descent(on: .ravine(condition: 10_000), by: adam).run(atMost: 60).points
        gap = zip(round, steep).reduce(0) { max($0, Double(($1.0 - $1.1).length)) }
        @Sendable func steps(from start: Point, at η: Double = 0.1) -> Double {
            Descent(on: Ravine(condition: 1), from: start, by: Adam(learningRate: η))
                .arrival(at: [0, 0], within: 1e-3, atMost: 30_000)
        }
        (near, far) = (steps(from: [2, 2]), steps(from: [2, 200]))
        best = try BestRate.search(over: Grid.logarithmic(0.1...100), resolution: 0.03) {
            steps(from: [2, 200], at: $0)
        }
        func cost(_ rates: ClosedRange<Double>, _ rule: @Sendable (Double) -> any UpdateRule) throws -> Double {
            let errors = try [false, true].map { isScaled in
                try BestRate.search(over: Grid.logarithmic(rates, perDecade: 2), seeds: seeds, resolution: 1) {
                    DigitsTask.error(rule($0), epochs: 2, isScaled: isScaled, seed: $1)
                }.cost
            }
            return errors[1] - errors[0]
        }
        self.cost = (
            try cost(0.01...10) { SGD(learningRate: $0) }, try cost(1e-3...1) { Adam(learningRate: $0) }
        )
        (straight, turned) = (race.straight, race.turned)
    }
}

extension Scales: Study {
    var numbers: [Recorded] {
        [
            Recorded("near", near, as: .significant(2)), Recorded("far", far, as: .significant(2)),
            Recorded("best", best.cost, as: .significant(2)), Recorded("best.rate", best.rate, as: .significant(2)),
            Recorded("descent", 100 * cost.descent, as: .fixed(0)),
            Recorded("adam", 100 * cost.adam, as: .fixed(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-049",
                instead: """
                    Scales of the slopes it handles, weight by weight, and better than gradient descent: where every pixel has a scale of its own, after two epochs that loses about {{scales.descent}} points of test \
                    accuracy, Adam about {{scales.adam}}. At the same rate a weight that starts a hundred times as far away takes {{scales.far}} steps in place of {{scales.near}}, and a \
                    ravine that lies askew {{race.turned}} in place of {{race.straight}}.
                    """
            ) {
                Condition(
                    "digits, every pixel times a factor between 0.1 and 10, each at its best rate: rise of gradient descent's test error, against that of Adam's and two points more",
                    cost.descent, isAbove: cost.adam + 0.02
                ).onNetwork()
            } beyond: {
                Condition(
                    "ravine of κ = 10,000, one rate: distance from the path in the round bowl", gap, isBelow: 0.01)
                Condition("the same pixels: rise of Adam's test error, at most two points", cost.adam, isAtMost: 0.02)
                    .onNetwork()
                Condition(
                    "ravine of κ = 100 turned by 45°, same rate: steps, at most twice as many", turned,
                    isAtMost: 2 * straight)
                Condition(
                    "a weight a hundred times as far away, same rate: steps, at most twice as many", far,
                    isAtMost: 2 * near)
            }
        ]
    }
}

import Downhill

/// What Adam does with scales: of slopes, of directions, of weights.
struct Scales: Sendable {
    /// How far its path in a ravine of κ = 10,000 strays from that in the round bowl, at one rate.
    let gap: Double

    /// Steps at η = 0.1 from (2, 2), and with the second weight a hundred times as far away.
    let near, far: Double

    /// The digits after two epochs at η = 0.01: test errors with the usual loss, and with the loss times a hundred.
    let digits: (plain: Sample, hundredfold: Sample)

    /// Adam's steps at η = 0.1 in the ravine of κ = 100, along the axes and turned by 45°.
    let straight, turned: Double

    init(race: Race, seeds: [UInt64]) {
        let adam = Adam(learningRate: 0.1)
        let round = Descent(on: .bowl, by: adam).run(atMost: 60).points
        let steep = Descent(on: .ravine(condition: 10_000), by: adam).run(atMost: 60).points
        gap = zip(round, steep).reduce(0) { max($0, Double(($1.0 - $1.1).length)) }
        func steps(from start: Point) -> Double {
            Descent(on: Ravine(condition: 1), from: start, by: adam).arrival(at: [0, 0], within: 1e-3, atMost: 30_000)
        }
        (near, far) = (steps(from: [2, 2]), steps(from: [2, 200]))
        func errors(_ factor: Scalar) -> Sample {
            Sample(seeds.map { DigitsTask.error(Adam(learningRate: 0.01), epochs: 2, factor: factor, seed: $0) })
        }
        digits = (errors(1), errors(100))
        (straight, turned) = (race.straight, race.turned)
    }
}

extension Scales: Study {
    var numbers: [Recorded] {
        [Recorded("near", near, as: .significant(2)), Recorded("far", far, as: .significant(2))]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-049",
                instead: """
                    Scales of the slopes it handles, weight by weight. A weight that starts a hundred times as far away takes {{scales.far}} steps in place of {{scales.near}}, and a ravine \
                    that lies askew {{race.turned}} in place of {{race.straight}}.
                    """
            ) {
                Condition(
                    "ravine of κ = 10,000, one rate: distance from the path in the round bowl", gap, isBelow: 0.01)
                Condition(
                    "digits, loss × 100, η = 0.01: test errors against the usual loss's", digits.hundredfold.median,
                    equals: digits.plain.median,
                    within: 0.02)
            } beyond: {
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

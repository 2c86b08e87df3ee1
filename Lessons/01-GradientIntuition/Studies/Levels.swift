import Downhill

/// A loss that has levelled off, and the same with a rate that drops tenfold: over noise, and on a ridge.
struct Levels {
    /// The ravine with noise of deviation 2 on every slope, η = 0.05: the mean loss of the last 60 of 400 steps, by seed.
    let fixed, dropped: Sample
    /// On the ridge between two valleys, η = 0.01, dropped at step 20: the loss after 150 steps.
    let ridgeFixed, ridgeDropped: Double

    init(seeds: [UInt64]) {
        func level(_ rate: Schedule, _ seed: UInt64) -> Double {
            let noise = GradientNoise(deviation: 2, using: SplitMix64(seed: seed).split("noise"))
            let run = Descent(on: .ravine, by: SGD(learningRate: rate), noise: noise).run(atMost: 400)
            return run.lossCurve.suffix(60).reduce(0, +) / 60
        }
        fixed = Sample(seeds.map { level(.constant(0.05), $0) })
        dropped = Sample(seeds.map { level(Schedule { $0 < 200 ? 0.05 : 0.005 }, $0) })
        func ridge(_ rate: Schedule) -> Double {
            Double(
                Descent(on: .styblinskiTang, from: [4, 0.156_831], by: SGD(learningRate: rate)).run(atMost: 150).last
                    .loss)
        }
        ridgeFixed = ridge(.constant(0.01))
        ridgeDropped = ridge(Schedule { $0 < 20 ? 0.01 : 0.001 })
    }
}

extension Levels: Study {
    var numbers: [Recorded] {
        [
            Recorded("fixed", fixed.median, as: .significant(2)),
            Recorded("dropped", dropped.median, as: .significant(2)),
            Recorded("ridgeFixed", ridgeFixed, as: .significant(3)),
            Recorded("ridgeDropped", ridgeDropped, as: .significant(3)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "C-014",
                instead: """
                    A lower rate lowers a level that noise keeps up, from {{levels.fixed}} to {{levels.dropped}} here. On a ridge it only makes the wait \
                    longer: after the same steps the \
                    loss is {{levels.ridgeDropped}} in place of {{levels.ridgeFixed}}.
                    """
            ) {
                Condition("noisy ravine: level after a tenfold drop, against without", dropped, isBelow: fixed)
            } beyond: {
                Condition("on a ridge: loss after a tenfold drop, against without", ridgeDropped, isBelow: ridgeFixed)
            }
        ]
    }
}

import Downhill

/// What s holds of slopes that scatter: their second moment, mean² + variance; and what is left when the squared running mean is taken off.
struct Moments: Sendable {
    /// Slopes drawn from a normal distribution, through RMSProp at β = 0.99.
    struct Slopes: Sendable {
        let mean, deviation: Double

        /// s, and s less the squared running mean, each averaged over 3,000 steps after the first 1,000; one run a seed.
        let plain, centred: Sample

        init(mean: Double, deviation: Double, seeds: [UInt64]) {
            (self.mean, self.deviation) = (mean, deviation)
            let runs = seeds.map { Slopes.moments(mean: mean, deviation: deviation, seed: $0) }
            plain = Sample(runs.map(\.plain))
            centred = Sample(runs.map(\.centred))
        }

        private static func moments(mean: Double, deviation: Double, seed: UInt64) -> (plain: Double, centred: Double) {
            var generator = SplitMix64(seed: seed)
            var stepper = Stepper(RMSPropWithMomentum(learningRate: 1e-3, momentum: 0, isCentered: true), at: [0])
            var sums = (plain: 0.0, centred: 0.0)
            for step in 0..<4_000 {
                stepper.advance(along: [Scalar(mean + deviation * generator.normal())])
                guard step >= 1_000 else { continue }
                let (s, a) = (Double(stepper.slot.s[0]), Double(stepper.slot.a[0]))
                sums.plain += s / 3_000
                sums.centred += (s - a * a) / 3_000
            }
            return sums
        }

        /// What theory says of s.
        var secondMoment: Double { mean * mean + deviation * deviation }
    }

    let calm, shaky, leaning, steady: Slopes

    /// The document's own two weights.
    let documents: WorkedAverages

    init(seeds: [UInt64], documents: WorkedAverages) {
        self.documents = documents
        calm = Slopes(mean: 0, deviation: 1, seeds: seeds)
        shaky = Slopes(mean: 0, deviation: 10, seeds: seeds)
        leaning = Slopes(mean: 3, deviation: 1, seeds: seeds)
        steady = Slopes(mean: 10, deviation: 0, seeds: seeds)
    }

    var all: [Slopes] { [calm, shaky, leaning, steady] }

    /// By how much centring lengthens the steps where slopes have mean 3 and deviation 1.
    var lengthening: Double { (leaning.plain.median / leaning.centred.median).squareRoot() }
}

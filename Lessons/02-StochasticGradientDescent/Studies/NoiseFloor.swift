import Downhill

/// How high above the minimum a noisy walk settles.
struct NoiseFloor: Study {
    /// Walks with one batch size at one rate, in batches drawn anew for every step.
    struct Settled: Sendable {
        let batch: Int
        let rate: Double
        /// The mean loss above the minimum once the walk has settled, one a seed.
        let measured: Sample
        let theory: Double

        var overTheory: Double { measured.median / theory }
    }

    static let rates: KeyValuePairs = [
        1: [0.0005, 0.001, 0.002, 0.005, 0.01], 8: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05],
        64: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2],
    ]

    /// What the noise of a batch is: for the picture's other half.
    let noise: BatchNoise

    let regression: Regression
    /// The variance of one sample's gradient at the minimum, along each axis.
    let variances: [Double]
    let settled: [Settled]

    /// Fifty epochs of single samples at 0.01, drawn independently: how far above the lowest loss the last ten lie. With a fixed rate, with one that falls, and where every
    /// sample can be fitted. In a shuffle errors cancel within a pass, which would be taken for the falling rate's work.
    let fixed, falling, fitted: Sample
    /// Fifty epochs of shuffled batches of 40 at 0.1: the share of the updates that raise the loss, and how far above the lowest one the last ten epochs lie, one a seed.
    let rising: Double
    let fixedInBatches: Sample

    /// From the minimum, single samples: the loss above it at the ends of epochs, shuffled and drawn independently, at two rates.
    let shuffledAtLowRate, drawnAtLowRate, shuffledAtHighRate, drawnAtHighRate: Sample
    /// The mean over all updates of the same walks at the low rate, in which a shuffle's swings within a pass count too.
    let shuffledAllAlong, drawnAllAlong: Sample
    static let lowRate = 0.0001
    static let highRate = 0.05

    init(leftBy noise: BatchNoise, seed: UInt64) {
        self.noise = noise
        let regression = Regression(seed: seed)
        let seeds = (1...5).map { 100 * seed + $0 }
        let gradients = regression.everyone.map { regression.gradient(of: [$0], at: regression.minimum) }
        let variances = regression.minimum.indices.map { j in
            gradients.reduce(0) { $0 + $1[j] * $1[j] } / Double(regression.count)
        }
        settled = Self.rates.flatMap { batch, rates in
            rates.map { η in
                Settled(
                    batch: batch, rate: η,
                    measured: Sample(seeds.map { Self.floor(of: regression, batch: batch, rate: η, seed: $0) }),
                    theory: zip(variances, regression.curvatures).reduce(0) { sum, axis in
                        sum + η * axis.0 / Double(batch) / (2 * (2 - η * axis.1))
                    })
            }
        }
        func end(_ data: Regression, decay: Double = 0) -> Sample {
            Sample(
                seeds.map {
                    Walk(on: data, batch: 1, rate: 0.01, order: .drawnWithReplacement, decay: decay, seed: $0).settled
                        - data.floor
                })
        }
        fixed = end(regression)
        falling = end(regression, decay: 0.001)
        fitted = end(Regression(noise: 0, seed: seed))
        let inBatches = seeds.map { Walk(on: regression, batch: 40, rate: 0.1, seed: $0) }
        rising = Double(inBatches[0].rises) / Double(inBatches[0].updates)
        fixedInBatches = Sample(inBatches.map { $0.settled - regression.floor })
        func walks(_ rate: Double, _ order: Walk.Order) -> (ends: Sample, allAlong: Sample) {
            let walks = seeds.map { seed in
                Walk(
                    on: regression, batch: 1, rate: rate, epochs: 200, order: order, from: regression.minimum,
                    settlingOver: 150, seed: seed)
            }
            return (
                Sample(walks.map { $0.losses.suffix(150).reduce(0, +) / 150 - regression.floor }),
                Sample(walks.map { $0.settled - regression.floor })
            )
        }
        (shuffledAtLowRate, shuffledAllAlong) = walks(Self.lowRate, .reshuffled)
        (drawnAtLowRate, drawnAllAlong) = walks(Self.lowRate, .drawnWithReplacement)
        shuffledAtHighRate = walks(Self.highRate, .reshuffled).ends
        drawnAtHighRate = walks(Self.highRate, .drawnWithReplacement).ends
        self.regression = regression
        self.variances = variances
    }

    /// What theory says of a batch at a rate: `Σ ησⱼ²/(2B(2 − ηλⱼ))`.
    func theory(batch: Int, rate η: Double) -> Double {
        zip(variances, regression.curvatures).reduce(0) { sum, axis in
            sum + η * axis.0 / Double(batch) / (2 * (2 - η * axis.1))
        }
    }

    func settled(_ batch: Int, _ rate: Double) -> Settled? { settled.first { $0.batch == batch && $0.rate == rate } }

    /// The mean over a walk from the minimum, its first quarter left out. The shallowest direction forgets within `2/η` steps; the walk is fifty times as long.
    static func floor(of regression: Regression, batch: Int, rate η: Double, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed).split("floor")
        var w = regression.minimum
        var g = regression.start
        let steps = Int(100 / η)
        var sum = 0.0
        for step in 0..<steps {
            for _ in 0..<batch {
                regression.addGradients(of: CollectionOfOne(generator.index(below: regression.count)), at: w, to: &g)
            }
            for j in w.indices {
                w[j] -= η / Double(batch) * g[j]
                g[j] = 0
            }
            if step >= steps / 4 { sum += regression.excess(at: w) }
        }
        return sum / Double(steps - steps / 4)
    }
}

import Downhill

/// How far the gradients of random batches lie from that of all samples.
struct BatchNoise: Study {
    /// Gradients of batches of one size, each in the plane of a weight and a bias.
    struct Cloud: Sendable {
        let batch: Int
        let gradients: [SIMD2<Double>]
    }

    /// Batches of one size in six dimensions.
    struct Spread: Sendable {
        let batch: Int
        /// The root of the mean squared distance from the true gradient: drawn with replacement, and as a shuffle draws them.
        let noise, noiseOfShuffle: Double
        /// What theory says of both: `σ/√B`, and that times `√((N − B)/(N − 1))`.
        let theory, theoryOfShuffle: Double
        /// How far the mean of all these gradients lies from the true one.
        let bias: Double
    }

    static let draws = 400
    static let sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_000]

    let bowl: Regression
    /// Where the gradients of the clouds are taken, and the true one there.
    let place, slope: SIMD2<Double>
    let clouds: [Cloud]

    let trueLength: Double
    let spreads: [Spread]

    /// On a network that has learnt nothing yet: the noise of 64 images over that of 4, and how far the mean over the batches of an epoch lies from the whole gradient,
    /// as a share of its length.
    let networkNoiseRatio, networkBias: Double

    init(seed: UInt64) {
        let bowl = Regression(deviations: [2], noise: 0.8, seed: seed)
        let start = [bowl.minimum[0] - 1.6, bowl.minimum[1] + 2.2]
        place = SIMD2(start[0], start[1])
        let whole = bowl.gradient(of: bowl.everyone, at: start)
        slope = SIMD2(whole[0], whole[1])
        var generator = SplitMix64(seed: seed).split("clouds")
        clouds = [1, 8, 64].map { size in
            Cloud(
                batch: size,
                gradients: (0..<Self.draws).map { _ in
                    let g = bowl.gradient(of: generator.places(size, below: bowl.count), at: start)
                    return SIMD2(g[0], g[1])
                })
        }

        self.bowl = bowl

        let regression = Regression(seed: seed)
        let (w, count) = (regression.start, Double(regression.count))
        let truth = regression.gradient(of: regression.everyone, at: w)
        let σ =
            (regression.everyone.reduce(0) { $0 + regression.gradient(of: [$1], at: w).squaredDistance(to: truth) }
            / count).squareRoot()
        trueLength = truth.squaredDistance(to: regression.start).squareRoot()
        spreads = Self.sizes.map { size in
            var generator = SplitMix64(seed: seed).split("noise \(size)")
            let drawn = (0..<Self.draws).map { _ in
                regression.gradient(of: generator.places(size, below: regression.count), at: w)
            }
            let shuffled = (0..<Self.draws).map { _ in
                regression.gradient(of: generator.permutation(of: regression.count).prefix(size), at: w)
            }
            func noise(_ gradients: [[Double]]) -> Double {
                (gradients.reduce(0) { $0 + $1.squaredDistance(to: truth) } / Double(gradients.count)).squareRoot()
            }
            let mean = truth.indices.map { j in drawn.reduce(0) { $0 + $1[j] } / Double(Self.draws) }
            let theory = σ / Double(size).squareRoot()
            return Spread(
                batch: size, noise: noise(drawn), noiseOfShuffle: noise(shuffled), theory: theory,
                theoryOfShuffle: theory * ((count - Double(size)) / (count - 1)).squareRoot(),
                bias: mean.squaredDistance(to: truth).squareRoot())
        }
        (networkNoiseRatio, networkBias) = Self.onNetwork(seed: seed)
    }

    func spread(_ batch: Int) -> Spread { spreads[Self.sizes.firstIndex(of: batch) ?? 0] }

    private static func onNetwork(seed: UInt64) -> (noiseRatio: Double, bias: Double) {
        let task = DigitTask()
        var model = task.network(seed: seed)
        func gradient(_ images: Batch<[Int]>) -> [Double] {
            valueAndGradient(at: &model) { crossEntropy($0(images.images), images.labels) }.gradient
                .flatMap { $0.tensor.scalars.map { Double($0) } }
        }
        let whole = gradient(task.even.batch(at: Array(0..<task.even.count)))
        var generator = SplitMix64(seed: seed).split("network")
        func noise(_ size: Int) -> Double {
            (0..<60).reduce(0) { sum, _ in
                sum
                    + gradient(task.even.batch(at: generator.places(size, below: task.even.count))).squaredDistance(
                        to: whole)
            }.squareRoot()
        }
        let (noiseOf4, noiseOf64) = (noise(4), noise(64))
        let epoch = task.even.batches(of: 32, using: &generator).map(gradient)
        let mean = whole.indices.map { j in epoch.reduce(0) { $0 + $1[j] } / Double(epoch.count) }
        let length = whole.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return (noiseOf64 / noiseOf4, mean.squaredDistance(to: whole).squareRoot() / length)
    }
}

extension SplitMix64 {
    /// So many places below a bound, drawn independently: one may come again.
    mutating func places(_ count: Int, below bound: Int) -> [Int] { (0..<count).map { _ in index(below: bound) } }
}

extension [Double] {
    func squaredDistance(to other: [Double]) -> Double {
        zip(self, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
}

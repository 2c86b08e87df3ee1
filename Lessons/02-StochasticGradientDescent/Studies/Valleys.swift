import Downhill

/// Whether noise helps out of a bad valley: two valleys, the left one deeper, and walks that begin at the bottom of the right one.
///
/// The loss is a mean over 1,000 samples, `ℓᵢ = (w² − 1)² + t·w + aᵢ·w`, whose leanings aᵢ add up to zero: the whole batch feels none of them, and a batch of B
/// feels their noise. The tilt t makes the ridge between the valleys low or high.
struct Valleys: Study {
    struct Ridge: Sendable {
        let name: String
        /// Of the ridge above the shallow valley.
        let height: Double
        /// The share of 200 walks of single samples beyond the ridge after 1,000, 10,000 and 50,000 updates.
        let escaped: [Double]
        /// After 1,000 updates in batches of 32.
        let byBatchesOf32: Double
        /// The share of 60 starts on the slope that end in the deeper valley, each rule at its best rate.
        let byMomentum, byPlainDescent: Double
        /// How far momentum at that rate moves a walk that lies at the bottom.
        let fromRest: Double
        /// The share of random starts that end in the deeper valley: one that goes on for 1,000 steps, and, for the same work, the best of ten of 100 steps each.
        let byOneStart, byTenStarts: Double
    }

    static let walks = 200
    static let updates = [1_000, 10_000, 50_000]
    static let rate = 0.05

    /// From far below the best of either rule to beyond the limit of both.
    static let rates = Grid.logarithmic(0.01...0.6, perDecade: 60)

    let ridges: [Ridge]
    /// A ridge that is lower still: its height, and the shares that are out after 1,000 updates in batches of 32 and after 5,000 in batches of 64, at a rate of 0.2.
    let lowest: (height: Double, by32: Double, by64: Double)
    static let lowestRate = 0.2
    var low: Ridge { ridges[0] }
    var high: Ridge { ridges[2] }

    /// Steps to leave a saddle from its ridge line and from beside it: with noise of 0.01 on the gradient, one a seed, and without.
    let noisyFromRidge, noisyBeside: Sample
    let quietFromRidge, quietBeside: Double
    static let beside: Scalar = 1e-6

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("leanings")
        let drawn = (0..<1_000).map { _ in 2 * generator.normal() }
        let mean = drawn.reduce(0, +) / 1_000
        let deviation = (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1_000).squareRoot()
        // A deviation of two exactly: how often a ridge is crossed hangs on it.
        let leanings = drawn.map { 2 * ($0 - mean) / deviation }
        ridges = [("low", 1.2), ("middling", 0.9), ("high", 0.3)].map { name, tilt in
            let well = DoubleWell(tilt: Scalar(tilt))
            let top = Self.top(of: well)
            func share(_ updates: [Int], batch: Int) -> [Double] {
                Self.shares(in: well, after: updates, batch: batch, rate: Self.rate, leanings, seed: seed)
            }
            let starts = (1...60).map { Scalar(top + (1.8 - top) * Double($0) / 60) }
            func end(_ start: Scalar, _ rule: some UpdateRule, steps: Int) -> Scalar {
                var place = start
                for snapshot in Descent(on: well, from: [start, 0], by: rule).prefix(steps + 1) {
                    place = snapshot.point.x
                }
                return place
            }
            /// The best of many rates: the share rises and falls with where a swing ends.
            func best<Rule: UpdateRule>(_ rule: @escaping @Sendable (Double) -> Rule) -> (rate: Double, share: Double) {
                Self.rates.concurrentMap { rate in
                    let found = starts.count { Self.isLeft(in: well, from: $0, by: rule(rate)) }
                    return (rate, Double(found) / 60)
                }.max { $0.share < $1.share } ?? (.nan, .nan)
            }
            let (momentum, plain) = (best { Momentum(learningRate: $0) }, best { SGD(learningRate: $0) })
            let restarts = (1...60).map { run in
                var generator = SplitMix64(seed: 1_000 * seed + UInt64(run)).split("restarts")
                let starts = (0..<10).map { _ in Scalar(generator.uniform(in: -1.8..<1.8)) }
                func found(steps: Int) -> Int {
                    starts.count { Double(end($0, SGD(learningRate: Self.rate), steps: steps)) < top }
                }
                return (short: found(steps: 100), long: found(steps: 1_000))
            }
            return Ridge(
                name: name, height: Double(well.value(at: [Scalar(top), 0]) - well.value(at: well.minima[1])),
                escaped: share(Self.updates, batch: 1), byBatchesOf32: share([1_000], batch: 32)[0],
                byMomentum: momentum.share, byPlainDescent: plain.share,
                fromRest: Double(
                    abs(
                        end(well.minima[1].x, Momentum(learningRate: momentum.rate), steps: 1_000)
                            - well.minima[1].x)),
                byOneStart: Double(restarts.reduce(0) { $0 + $1.long }) / 600,
                byTenStarts: Double(restarts.count { $0.short > 0 }) / 60)
        }
        let well = DoubleWell(tilt: 1.4)
        func share(batch: Int, after updates: Int) -> Double {
            Self.shares(in: well, after: [updates], batch: batch, rate: Self.lowestRate, leanings, seed: seed)[0]
        }
        lowest = (
            Double(well.value(at: [Scalar(Self.top(of: well)), 0]) - well.value(at: well.minima[1])),
            share(batch: 32, after: Self.updates[0]),
            share(batch: 64, after: 5_000)
        )
        let seeds = (1...5).map { 100 * seed + $0 }
        noisyFromRidge = Sample(seeds.map { Self.stepsToLeave(from: 0, noise: 0.01, seed: $0) })
        noisyBeside = Sample(seeds.map { Self.stepsToLeave(from: Self.beside, noise: 0.01, seed: $0) })
        quietFromRidge = Self.stepsToLeave(from: 0, noise: 0, seed: seed)
        quietBeside = Self.stepsToLeave(from: Self.beside, noise: 0, seed: seed)
    }

    /// Whether a descent is at the bottom of the left valley after 1,000 steps. One that keeps near a bottom for 60 steps, more than a swing takes there, stays.
    private static func isLeft(in well: DoubleWell, from start: Scalar, by rule: some UpdateRule) -> Bool {
        let bottoms = (left: well.minima[0].x, right: well.minima[1].x)
        var (near, isLeft) = (0, false)
        for snapshot in Descent(on: well, from: [start, 0], by: rule).prefix(1_001) {
            let w = snapshot.point.x
            isLeft = abs(w - bottoms.left) < 0.05
            near = isLeft || abs(w - bottoms.right) < 0.05 ? near + 1 : 0
            if near == 60 { break }
        }
        return isLeft
    }

    /// The standard error of a share of so many walks.
    static func standardError(_ share: Double) -> Double { (share * (1 - share) / Double(walks)).squareRoot() }

    /// The share of the walks from the bottom of the shallow valley that lie beyond the ridge after so many updates.
    private static func shares(
        in well: DoubleWell, after updates: [Int], batch: Int, rate: Double, _ leanings: [Double], seed: UInt64
    ) -> [Double] {
        let (top, bottom) = (top(of: well), Double(well.minima[1].x))
        let ends = (1...walks).map { walk in
            var generator = SplitMix64(seed: 1_000 * seed + UInt64(walk)).split("valleys")
            return places(
                in: well, from: bottom, after: updates, batch: batch, rate: rate, leanings, using: &generator)
        }
        return updates.indices.map { index in
            Double(ends.count { $0[index].isFinite && $0[index] < top }) / Double(walks)
        }
    }

    /// Where a stochastic walk stands after so many updates; a batch of none is the whole batch, whose leanings cancel.
    private static func places(
        in well: DoubleWell, from start: Double, after updates: [Int], batch: Int, rate: Double,
        _ leanings: [Double], using generator: inout SplitMix64
    ) -> [Double] {
        var w = start
        var done = 0
        let tilt = Double(well.tilt)
        return updates.map { count in
            while done < count {
                var leaning = 0.0
                for _ in 0..<batch { leaning += leanings[generator.index(below: leanings.count)] / Double(batch) }
                w -= rate * (4 * w * (w * w - 1) + tilt + leaning)
                done += 1
            }
            return w
        }
    }

    /// The top between the valleys: the root of the slope there, by bisection.
    private static func top(of well: DoubleWell) -> Double {
        var (low, high) = (Double(well.minima[0].x) + 0.3, Double(well.minima[1].x) - 0.01)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if 4 * middle * (middle * middle - 1) + Double(well.tilt) > 0 { low = middle } else { high = middle }
        }
        return low
    }

    private static func stepsToLeave(from height: Scalar, noise: Scalar, seed: UInt64) -> Double {
        let walk = Descent(
            on: .saddle, from: [2, height], by: SGD(learningRate: rate),
            noise: noise > 0 ? GradientNoise(deviation: noise, using: SplitMix64(seed: seed)) : nil)
        return walk.prefix(2_000).first { abs($0.point.y) > 1 }.map { Double($0.step) } ?? .infinity
    }
}

import Downhill

/// Weight decay where everything can be worked out: a linear regression of few samples, its columns exactly orthogonal.
///
/// With the loss `mean((ŷ − y)²)` a column of deviation s has the curvature `h = 2s²`. Decay leaves the share `h/(h + λ)` of the weight that fits best,
/// and so many steps of descent from 0 the share `1 − (1 − ηh)^t`. The noise σ puts an error of variance `σ²/n` into each direction's prediction.
struct Ridge: Sendable {
    static let samples = 40
    static let noise = 1.0
    static let rate = 0.3
    static let steps = 600

    /// From 1 down to 0.1: curvatures from 2 to 0.02.
    static let deviations = (0..<20).map { Elementary.pow(10, -Double($0) / 19) }

    static let decays = Grid.logarithmic(1e-3...3, perDecade: 2)

    /// At how many steps a descent without decay is looked at.
    static let stops = [1, 3, 10, 30, 100, 300, 600]

    /// A number of samples, and what new samples would cost above the noise, by theory and over draws of the data.
    struct Curve: Sendable {
        let samples: Int
        /// For each decay: one excess a draw.
        let decayed: [[Double]]
        /// For each number of steps without decay.
        let stopped: [[Double]]
        /// Without decay, at the last of them.
        var plain: [Double] { stopped[stopped.count - 1] }

        func mean(_ runs: [[Double]]) -> [Double] { runs.map { Sample($0).mean } }

        /// The decay with the least mean.
        var best: Double { zip(Ridge.decays, mean(decayed)).min { $0.1 < $1.1 }?.0 ?? .nan }
    }

    /// The lesson's number of samples, and four times as many.
    let few, many: Curve

    init(seeds: [UInt64]) throws {
        few = try Self.curve(samples: Self.samples, stops: Self.stops, seeds: seeds)
        many = try Self.curve(samples: 4 * Self.samples, stops: [], seeds: seeds)
    }

    private static func curve(samples: Int, stops: [Int], seeds: [UInt64]) throws -> Curve {
        let draws = try seeds.concurrentMap { seed in
            var generator = SplitMix64(seed: seed).split("ridge")
            let data = LinearRegression(
                count: samples, weights: deviations.map { _ in 1 }, deviations: deviations, noise: noise,
                using: &generator)
            // With decay, until e⁻⁸ of the slowest way is left.
            let decayed = try decays.map { λ in
                try excesses(on: data, decay: λ, after: [min(steps, Int(8 / (rate * λ)))])[0]
            }
            let stopped = try excesses(on: data, decay: 0, after: stops)
            return (decayed: decayed, stopped: stopped)
        }
        return Curve(
            samples: samples, decayed: decays.indices.map { i in draws.map { $0.decayed[i] } },
            stopped: stops.indices.map { i in draws.map { $0.stopped[i] } })
    }

    /// What new samples cost above the noise after so many steps of descent from 0.
    private static func excesses(
        on data: LinearRegression, decay λ: Double, after stops: [Int]
    ) throws -> [Double] {
        var model = Linear(weight: .zeros([1, deviations.count]), bias: .zeros([1]))
        var optimizer =
            λ > 0 ? Optimizer(SGD(learningRate: rate), .l2(λ, on: .matrices)) : Optimizer(SGD(learningRate: rate))
        var taken = 0
        return try stops.map { stop in
            while taken < stop {
                try optimizer.step(&model) { meanSquaredError($0(data.inputs), data.targets) }
                taken += 1
            }
            return excess(of: model)
        }
    }

    /// What new samples cost above the noise, that of the bias left out: `Σ s²(w − 1)²`.
    static func excess(of model: Linear) -> Double {
        zip(model.weight.scalars, deviations).reduce(0) { sum, pair in
            let miss = pair.1 * (Double(pair.0) - 1)
            return sum + miss * miss
        }
    }

    /// What theory expects where each direction keeps a share of its best fit: what is lost of the truth, and what is kept of the noise.
    static func expected(samples: Int, share: (_ h: Double) -> Double) -> Double {
        deviations.reduce(0) { sum, s in
            let kept = share(2 * s * s)
            return sum + s * s * (1 - kept) * (1 - kept) + kept * kept * noise * noise / Double(samples)
        }
    }

    static func expected(decay λ: Double, samples: Int) -> Double { expected(samples: samples) { $0 / ($0 + λ) } }

    static func expected(steps t: Double, samples: Int) -> Double {
        expected(samples: samples) { 1 - Elementary.pow(1 - rate * $0, t) }
    }

    /// Where the derivative by λ vanishes in every direction at once: `2σ²/(n·w²)`, all the weights being 1.
    static func bestDecay(samples: Int) -> Double { 2 * noise * noise / Double(samples) }
}

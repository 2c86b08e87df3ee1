import Downhill

/// Fifty steps of the whole batch over learning rates, on four scalings of one regression; and what document E's experiment 2 could have run.
struct Rates: Study {
    struct Version: Sendable {
        let name: String
        let data: Regression
        /// Loss after fifty steps, walked; and by the closed form `Σ ½·λ·w²·(1 − ηλ)¹⁰⁰`.
        let rates, walked: [Double]

        var steepest: Double { data.curvatures.max() ?? .nan }
        /// The rate at which the steepest direction swings for ever.
        var limit: Double { 2 / steepest }

        func predicted(_ rate: Double) -> Double {
            let start = data.excess(at: data.start)
            var sum = data.floor
            for (λ, w) in zip(data.curvatures, data.minimum) {
                let factor = (1 - rate * λ) * (1 - rate * λ)
                sum += 0.5 * λ * w * w * (0..<Rates.steps).reduce(1.0) { power, _ in power * factor }
            }
            return sum.isFinite ? sum : .greatestFiniteMagnitude + start
        }
    }

    static let steps = 50
    static let tableRates = [0.001, 0.01, 0.1, 1]
    static let batches = [1_000, 40, 1]

    let versions: [Version]
    /// For each batch size and each rate of document E's table, the loss after 50 epochs.
    let table: [[Double]]
    let startLoss: Double

    /// A parabola of curvature 2 from a loss of 2.5, in single precision: at a rate that doubles the loss with every step, at a tiny and at a useful one.
    let doubling, crawling, falling: [Double]

    /// The ravine `w₁² + 10·w₂²` from (4, 2), where the steep side allows rates up to 0.1.
    let ravine: RavineWalks

    init(seed: UInt64) {
        let regression = Regression(seed: seed)
        let grid = Grid.logarithmic(0.001...4, perDecade: 6)
        versions = [
            ("inputs twice as large", Regression(deviations: [1, 1.4142, 2, 2.8284, 4], seed: seed)),
            ("inputs as they were", regression),
            ("deviation 1", Regression(deviations: [1, 1, 1, 1, 1], seed: seed)),
            ("deviation 1, loss with ½", Regression(deviations: [1, 1, 1, 1, 1], half: true, seed: seed)),
        ].map { name, data in
            let limit = 2 / (data.curvatures.max() ?? .nan)
            // Two of them on the wall.
            let rates = grid.filter { $0 < limit } + [1.005 * limit, 1.01 * limit]
            return Version(
                name: name, data: data, rates: rates,
                walked: rates.map { rate in
                    Walk(on: data, batch: data.count, rate: rate, epochs: Self.steps, seed: seed).losses[Self.steps]
                })
        }
        table = Self.batches.map { batch in
            Self.tableRates.map { Walk(on: regression, batch: batch, rate: $0, seed: seed).settled }
        }
        startLoss = regression.floor + regression.excess(at: regression.start)
        func parabola(rate: Double, steps: Int) -> [Double] {
            Descent(on: Parabola(curvature: 2), from: [1.5811388, 0], by: SGD(learningRate: rate)).run(atMost: steps)
                .losses
                .map { Double($0) }
        }
        doubling = parabola(rate: (1 + 2.0.squareRoot()) / 2, steps: 500)
        crawling = parabola(rate: 0.0001, steps: 2)
        falling = parabola(rate: 0.135, steps: 4)
        ravine = RavineWalks()
    }

    /// The loss of a version after so many steps of the whole batch.
    func loss(_ version: Version, rate: Double, steps: Int = Self.steps) -> Double {
        Walk(on: version.data, batch: version.data.count, rate: rate, epochs: max(steps, 10), seed: 1).losses[steps]
    }
}

/// What one learning rate does to two curvatures: `w₁² + 10·w₂²`, with λ = 2 along the floor and 20 across.
struct RavineWalks: Sendable {
    struct RavineWalk: Sendable {
        /// Times that w₂ changes its sign in forty steps, and steps until w₁ and w₂ are at a hundredth of where they began.
        let crossings: Int
        let stepsAlong, stepsAcross: Double

        init(rate: Double, from start: Point = [4, 2]) {
            let points = Descent(on: .ravine, from: start, by: SGD(learningRate: rate)).run(atMost: 2_000).points
            crossings = zip(points.prefix(41), points.prefix(41).dropFirst()).count { $0.y * $1.y < 0 }
            stepsAlong = points.firstIndex { abs($0.x) < 0.01 * abs(start.x) }.map { Double($0) } ?? .infinity
            stepsAcross = points.firstIndex { abs($0.y) < 0.01 * abs(start.y) }.map { Double($0) } ?? .infinity
        }
    }

    /// The document's rate, which is exactly 2/λ of the steep side; the best one, 2/(2 + 20); and just above and below 1/λ of the steep side.
    let documents = RavineWalk(rate: 0.1)
    let best = RavineWalk(rate: 1.0 / 11)
    let above = RavineWalk(rate: 0.051)
    let below = RavineWalk(rate: 0.049)
    /// At the best rate from (4, 0.02), where the gradient across is smaller than that along.
    let smallGradientAcross = RavineWalk(rate: 1.0 / 11, from: [4, 0.02])
    /// Each direction alone, at its own best rate and at the other's.
    let steepAtItsOwn = Self.steps(curvature: 20, rate: 0.05)
    let steepAtTheOther = Self.steps(curvature: 20, rate: 0.5)
    let shallowAtItsOwn = Self.steps(curvature: 2, rate: 0.5)
    let shallowAtTheOther = Self.steps(curvature: 2, rate: 0.05)
    /// Steps to a loss of 10⁻⁶ at the best rate and at a hundredth of it; the loss after 100 steps above the limit.
    let stepsAtBest = Self.stepsDown(rate: 1.0 / 11)
    let stepsAtHundredth = Self.stepsDown(rate: 0.01 / 11)
    let lossAboveTheLimit =
        Descent(on: .ravine, from: [4, 2], by: SGD(learningRate: 0.11)).run(atMost: 2_000).losses.map { Double($0) }
        .last ?? .nan

    private static func steps(curvature: Scalar, rate: Double) -> Double {
        Descent(on: Parabola(curvature: curvature), from: [1, 0], by: SGD(learningRate: rate)).steps(
            until: .distance(below: 0.01, to: .zero), atMost: 2_000
        ).map { Double($0) } ?? .infinity
    }

    private static func stepsDown(rate: Double) -> Double {
        Descent(on: .ravine, from: [4, 2], by: SGD(learningRate: rate)).steps(until: .loss(below: 1e-6), atMost: 20_000)
            .map { Double($0) } ?? .infinity
    }
}

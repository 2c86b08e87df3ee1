import Downhill

/// What algebra says of gradient descent and momentum on `w₁² + κ·w₂²`, whose curvatures are 2 and 2κ.
struct RavineTheory {
    let κ: Double
    private var smallest: Double { 2 }
    private var largest: Double { 2 * κ }

    /// The rate at which gradient descent is best: both ends of the range of curvatures shrink alike.
    var descentRate: Double { 2 / (smallest + largest) }
    var descentFactor: Double { (κ - 1) / (κ + 1) }
    /// Polyak's pair (1964): the rate and the momentum that are best together.
    var polyakRate: Double { squared(2 / (smallest.squareRoot() + largest.squareRoot())) }
    var polyakMomentum: Double { squared((κ.squareRoot() - 1) / (κ.squareRoot() + 1)) }

    /// The largest rate at which momentum stays stable.
    func limit(momentum γ: Double) -> Double { 2 * (1 + γ) / largest }

    /// Rates around those of the least shrink factor: from just below where the flattest direction begins to ring to just beyond where the steepest ends, or for a momentum
    /// too small for both to ring from there to just beyond the limit. Close together, since steps rise and fall with the phase in which a swing ends.
    func rates(momentum γ: Double) -> [Double] {
        let (left, right) = (squared(1 - γ.squareRoot()) / smallest, squared(1 + γ.squareRoot()) / largest)
        let range = left < right ? 0.8 * left...1.1 * right : 0.9 * right...1.05 * limit(momentum: γ)
        return Grid.logarithmic(range, perDecade: 60)
    }

    /// The least shrink factor of those rates, of the worse of both directions.
    func bestFactor(momentum γ: Double) -> Double {
        rates(momentum: γ).map { η in
            max(Self.shrinkFactor(η * smallest, momentum: γ), Self.shrinkFactor(η * largest, momentum: γ))
        }.min() ?? 1
    }

    private func squared(_ x: Double) -> Double { x * x }

    /// By what a step of momentum multiplies a distance in the long run, where the curvature times the rate is `ηλ`: the size of the larger root of
    /// `z² − (1 + γ − ηλ)·z + γ`.
    static func shrinkFactor(_ ηλ: Double, momentum γ: Double) -> Double {
        let b = 1 + γ - ηλ
        let discriminant = b * b - 4 * γ
        return discriminant < 0 ? γ.squareRoot() : (abs(b) + discriminant.squareRoot()) / 2
    }

    /// The steps that a factor a step takes for a million.
    static func steps(factor: Double) -> Double { Elementary.log(1e-6) / Elementary.log(factor) }

    /// The steps that a rule takes to stay a million times closer to the bottom than the start (4, 2).
    func steps(_ rule: some UpdateRule, atMost limit: Int = 10_000) -> Double {
        Descent(on: .ravine(condition: Scalar(κ)), by: rule).arrival(at: .zero, atMost: limit)
    }

    /// The best rate for a momentum, and the steps it takes. Whatever takes one and a half times as many as theory promises of the best, and a hundred more, is not it.
    func best(momentum γ: Double, resolution: Double = 0.01) throws -> BestRate {
        let limit = 100 + Int(1.5 * Self.steps(factor: bestFactor(momentum: γ)))
        return try BestRate.search(over: rates(momentum: γ), resolution: resolution) {
            steps(Momentum(learningRate: $0, momentum: γ), atMost: limit)
        }
    }
}

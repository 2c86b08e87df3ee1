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

    /// Rates around the best ones of a momentum, up to just beyond its limit: close together, since steps rise and fall with the phase in which a swing ends.
    func rates(momentum γ: Double) -> [Double] {
        Grid.logarithmic(limit(momentum: γ) * 0.0004...limit(momentum: γ) * 1.1, perDecade: 60)
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

    /// The best rate for a momentum, and the steps it takes.
    func best(momentum γ: Double, resolution: Double = 0.01) throws -> BestRate {
        try BestRate.search(over: rates(momentum: γ), resolution: resolution) {
            steps(Momentum(learningRate: $0, momentum: γ))
        }
    }
}

import Downhill

/// Gradient descent with noise along one direction of curvature λ, in expectation and exactly.
///
/// A step makes w into `(1 − ηλ)·w − η·ξ`, where the noise ξ has variance σ² and mean zero. So the mean square v of w goes
/// `v ← (1 − ηλ)²·v + η²·σ²`, and the mean loss is `½·λ·v`.
struct NoisyDirection: Sendable {
    let curvature, variance, start: Double

    /// w₁² + w₂² from (4, 2) with noise of deviation 1 on each slope: both directions have λ = 2, and their mean squares add up.
    static let bowl = NoisyDirection(curvature: 2, variance: 2, start: 20)

    /// The two directions of w₁² + κ·w₂² from (4, 2), with noise of deviation 1 on each slope.
    static func ravine(κ: Double) -> [NoisyDirection] {
        [
            NoisyDirection(curvature: 2, variance: 1, start: 16),
            NoisyDirection(curvature: 2 * κ, variance: 1, start: 4),
        ]
    }

    private func next(_ v: Double, by η: Double) -> Double {
        let kept = 1 - η * curvature
        return kept * kept * v + η * η * variance
    }

    /// The mean loss at the start and after every step.
    func losses(under schedule: Schedule, steps: Int) -> [Double] {
        var v = start
        return [0.5 * curvature * v]
            + (0..<steps).map { step in
                v = next(v, by: schedule(step))
                return 0.5 * curvature * v
            }
    }

    /// The mean loss after the last step.
    func loss(under schedule: Schedule, after steps: Int) -> Double {
        0.5 * curvature * (0..<steps).reduce(start) { v, step in next(v, by: schedule(step)) }
    }

    /// The mean loss after the last step, at rates that are η times those of a shape.
    func loss(scaling shape: [Double], by η: Double) -> Double {
        0.5 * curvature * shape.reduce(start) { v, rate in next(v, by: η * rate) }
    }

    /// Where a fixed rate settles: `ησ²/(2(2 − ηλ))`.
    func floor(at η: Double) -> Double { η * variance / (2 * (2 - η * curvature)) }

    /// `η* = λv/(λ²v + σ²)`: of all rates, at every step, the one that leaves the least.
    func bestRates(steps: Int) -> [Double] {
        var v = start
        return (0..<steps).map { _ in
            let η = curvature * v / (curvature * curvature * v + variance)
            v = next(v, by: η)
            return η
        }
    }
}

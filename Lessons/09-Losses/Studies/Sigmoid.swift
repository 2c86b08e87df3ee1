import Downhill

/// One yes-or-no answer of which yes is right: what its score x makes of it, in Double.
enum Sigmoid {
    /// The probability that it gives to yes, 1/(1 + e⁻ˣ).
    static func value(_ x: Double) -> Double {
        let e = Elementary.exp(-abs(x))
        return x > 0 ? 1 / (1 + e) : e / (1 + e)
    }

    /// Cross-entropy, −ln σ(x) = ln(1 + e⁻ˣ).
    static func loss(_ x: Double) -> Double { max(-x, 0) + Elementary.log1p(Elementary.exp(-abs(x))) }

    /// Its slope at the score, −(1 − p), and that of the squared error (1 − p)² of the probability.
    static func slope(_ x: Double) -> Double { -value(-x) }
    static func squaredSlope(_ x: Double) -> Double { -2 * value(x) * value(-x) * value(-x) }

    /// The largest curvature of the squared error over all scores, 2p(1 − p)²(3p − 1): at p = (9 + √33)/24, where the derivative is zero.
    static var squaredCurvature: Double {
        let p = (9 + 33.0.squareRoot()) / 24
        return 2 * p * (1 - p) * (1 - p) * (3 * p - 1)
    }
}

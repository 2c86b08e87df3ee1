import Foundation

/// Data to draw: small experiments done on the spot.
enum Sample {
    typealias Point = SIMD2<Double>

    /// f(w) = w₁² + 10 w₂²
    static func ravine(_ w: Point) -> Double { w.x * w.x + 10 * w.y * w.y }
    static func ravineGradient(_ w: Point) -> Point { Point(2 * w.x, 20 * w.y) }

    /// w ← w − η ∇f
    static func descent(rate: Double, steps: Int, from start: Point = [-4.2, 1.7]) -> [Point] {
        momentum(rate: rate, decay: 0, steps: steps, from: start)
    }

    /// v ← γ v + ∇f;  w ← w − η v
    static func momentum(rate: Double, decay: Double, steps: Int, from start: Point = [-4.2, 1.7]) -> [Point] {
        var (w, v) = (start, Point.zero)
        var path = [w]
        for _ in 0..<steps {
            v = decay * v + ravineGradient(w)
            w -= rate * v
            path.append(w)
        }
        return path
    }

    /// s ← ρ s + (1 − ρ) g²;  w ← w − η g / √s
    static func rmsProp(rate: Double, steps: Int, from start: Point = [-4.2, 1.7]) -> [Point] {
        var (w, s) = (start, Point.zero)
        var path = [w]
        for _ in 0..<steps {
            let g = ravineGradient(w)
            s = 0.9 * s + 0.1 * g * g
            w -= rate * g / (s.squareRoot() + 1e-8)
            path.append(w)
        }
        return path
    }

    /// Kingma and Ba 2015
    static func adam(rate: Double, steps: Int, from start: Point = [-4.2, 1.7]) -> [Point] {
        var (w, m, s) = (start, Point.zero, Point.zero)
        var path = [w]
        var (bias1, bias2) = (1.0, 1.0)
        for _ in 0..<steps {
            let g = ravineGradient(w)
            m = 0.9 * m + 0.1 * g
            s = 0.99 * s + 0.01 * g * g
            (bias1, bias2) = (bias1 * 0.9, bias2 * 0.99)
            let (mean, square) = (m / (1 - bias1), s / (1 - bias2))
            w -= rate * mean / (square.squareRoot() + 1e-8)
            path.append(w)
        }
        return path
    }

    /// What a step at the best rate, 2/(1 + κ), leaves of the distance to the minimum of (w₁² + κ w₂²)/2, from (1, 1).
    static func shrinkage(_ κ: Double) -> Double {
        let rate = 2 / (1 + κ)
        let w = Point(1 - rate, 1 - rate * κ)
        return ((w * w).sum() / 2).squareRoot()
    }

    /// The first step at which f(w) is below a limit.
    static func steps(_ path: [Point], below limit: Double) -> Double {
        Double(path.firstIndex { ravine($0) < limit } ?? path.count)
    }

    /// m ← ρ m + (1 − ρ) x from m = 0, all x alike.
    static func average(of value: Double, decay: Double, steps: Int) -> Double {
        (0..<steps).reduce(0) { mean, _ in decay * mean + (1 - decay) * value }
    }

    static func rosenbrock(_ a: Double, _ b: Double) -> Double {
        (1 - a) * (1 - a) + 100 * (b - a * a) * (b - a * a)
    }

    /// Noise that is the same on every run.
    struct Noise {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        /// Evenly from −1 to 1 (SplitMix64; Steele, Lea and Flood 2014).
        mutating func next() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Double((z ^ (z >> 31)) >> 11) / Double(1 << 52) - 1
        }
    }

    /// Accuracy that rises towards a ceiling, with noise: one run for each seed.
    static func runs(
        towards ceiling: Double, halfLife: Double, noise: Double, seeds: ClosedRange<UInt64>
    ) -> [[Double]] {
        seeds.map { seed in
            var source = Noise(seed: seed)
            var gap = ceiling - 0.72
            let shift = source.next() * noise
            return (0..<40).map { _ in
                gap *= 1 - 0.7 / halfLife
                return ceiling - gap + shift + source.next() * noise * 0.6
            }
        }
    }
}

import Downhill

/// Adam on two weights in double precision. Where the slopes have almost vanished, single precision rounds them so coarsely that it decides whether a long step
/// still comes.
struct PreciseAdam: Sendable {
    private(set) var w: SIMD2<Double>
    private var (m, v) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
    private var (p1, p2) = (1.0, 1.0)

    init(at start: SIMD2<Double>) { w = start }

    mutating func step(_ η: Double, along g: SIMD2<Double>) {
        m += 0.1 * (g - m)
        v += 0.001 * (g * g - v)
        p1 *= 0.9
        p2 *= 0.999
        let m̂: SIMD2<Double> = m / (1 - p1)
        let v̂: SIMD2<Double> = v / (1 - p2)
        let ε = SIMD2<Double>(repeating: 1e-8)
        w -= η * m̂ / (v̂.squareRoot() + ε)
    }

    static func length(_ w: SIMD2<Double>) -> Double { (w * w).sum().squareRoot() }

    /// All places walked through.
    static func path(at η: Double, on place: PreciseLandscape, steps: Int) -> [SIMD2<Double>] {
        var adam = PreciseAdam(at: place.start)
        return [place.start]
            + (0..<steps).map { _ in
                adam.step(η, along: place.slope(adam.w))
                return adam.w
            }
    }

    /// The step from which it is a thousand times closer than at the start for as many steps again, as `Descent.arrival` has it; infinite if there is none.
    static func arrival(at η: Double, on place: PreciseLandscape, atMost limit: Int = 12_000) -> Double {
        var adam = PreciseAdam(at: place.start)
        let near = 1e-3 * length(place.start - place.minimum)
        var (outside, step) = (0, 0)
        while outside < limit {
            if step - outside > max(40, outside) { return Double(outside + 1) }
            adam.step(η, along: place.slope(adam.w))
            step += 1
            if !(length(adam.w - place.minimum) < near) { outside = step }
        }
        return .infinity
    }
}

/// A landscape's slope in double precision, with a start and the minimum to come to.
struct PreciseLandscape: Sendable {
    let start, minimum: SIMD2<Double>
    let slope: @Sendable (SIMD2<Double>) -> SIMD2<Double>

    /// `u² + κ·v²`; turned by 45° from the same point as seen from the valley.
    static func ravine(_ κ: Double, turned: Bool = false) -> PreciseLandscape {
        let half = 0.5.squareRoot()
        guard turned else {
            return PreciseLandscape(start: [4, 2], minimum: [0, 0]) { w in SIMD2<Double>(2 * w.x, 2 * κ * w.y) }
        }
        return PreciseLandscape(start: [2 * half, 6 * half], minimum: [0, 0]) { w in
            let along: Double = 2 * half * (w.x + w.y)
            let across: Double = 2 * κ * half * (w.y - w.x)
            return SIMD2<Double>(half * (along - across), half * (along + across))
        }
    }

    static let rosenbrock = PreciseLandscape(start: [-1.2, 1], minimum: [1, 1]) { w in
        let across: Double = w.y - w.x * w.x
        return SIMD2<Double>(-2 * (1 - w.x) - 400 * w.x * across, 200 * across)
    }
}

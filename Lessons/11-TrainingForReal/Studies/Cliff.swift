import Downhill

/// The smallest recurrent network, one unit that feeds itself: `x ← w·σ(x) + b`, fifty times from ½, and then `L = (σ(x) − 0.7)²` (Pascanu, Mikolov and
/// Bengio 2013).
struct Cliff: Sendable {
    static let rounds = 50

    /// The map, which walks are said to leave.
    static let w: ClosedRange<Double> = 2...8
    static let b: ClosedRange<Double> = -5.5...0.5

    /// The part of it that is drawn.
    static let drawnW: ClosedRange<Double> = 4...6
    static let drawnB: ClosedRange<Double> = -3.2 ... -1.2

    /// Twelve by twelve starts in the middle of it.
    static let starts: [SIMD2<Double>] = (0..<144).map { place in
        let (row, column) = (Double(place / 12), Double(place % 12))
        return SIMD2<Double>(4.2 + 0.2 * column, -2.9 + 0.127 * row)
    }

    static let walked = 300

    struct Walk: Sendable {
        let points: [SIMD2<Double>]
        let norms: [Double]

        var end: SIMD2<Double> { points[points.count - 1] }
        var loss: Double { Cliff.loss(at: end) }
        var arrived: Bool { loss < 1e-3 }
        var left: Bool { points.contains { !Cliff.w.contains($0.x) || !Cliff.b.contains($0.y) } }
        /// The first step that leaves the map.
        var exit: Int? { points.firstIndex { !Cliff.w.contains($0.x) || !Cliff.b.contains($0.y) } }
    }

    /// What became of all starts at one rate.
    struct Outcome: Sendable {
        let rate: Double
        /// The share of the starts.
        let arrived: Double
        /// How many leave the map, and how many of these do not come back to arrive.
        let leavers, lost: Int
        let largestNorm: Double
    }

    /// What an alarm at three times the usual norm is worth without clipping at a rate of 0.1: the share of the starts thrown off the map at which it rang
    /// a step or more before, and of the others at which it rang all the same.
    let warned, needless: Double

    static let threshold = 3.0

    static let rates = [0.03, 0.1, 0.3, 1, 3, 10]

    /// By rate, as they are and clipped at 1.
    let free, clipped: [Outcome]

    /// One start that shows it, at a rate of 0.3, and how many steps of it.
    let thrown, held: Walk
    static let shown = 180

    init() throws {
        let limits: [Double] = [.infinity, 1]
        let cases = limits.flatMap { limit in Self.rates.map { (limit: limit, rate: $0) } }
        let all = cases.concurrentMap { limit, rate in Self.walks(at: rate, limit: limit) }
        func share(of walks: [Walk], _ test: (Walk) -> Bool) -> Double {
            Double(walks.count(where: test)) / Double(walks.count)
        }
        let outcomes = zip(cases, all).map { tried, walks in
            Outcome(
                rate: tried.rate, arrived: share(of: walks, \.arrived),
                leavers: walks.count(where: \.left), lost: walks.count { $0.left && !$0.arrived },
                largestNorm: walks.flatMap(\.norms).max() ?? .nan)
        }
        free = Array(outcomes.prefix(Self.rates.count))
        clipped = Array(outcomes.suffix(Self.rates.count))
        let walks = all[1]  // at 0.1
        warned = share(of: walks.filter(\.left)) { walk in
            guard let exit = walk.exit, let bell = Alarm.place(in: walk.norms, at: Self.threshold) else { return false }
            return bell < exit
        }
        needless = share(of: walks.filter { !$0.left }) { Alarm.place(in: $0.norms, at: Self.threshold) != nil }
        thrown = Self.walk(from: SIMD2(5.2, -2.2), rate: 0.3, limit: .infinity, steps: Self.shown)
        held = Self.walk(from: SIMD2(5.2, -2.2), rate: 0.3, limit: 1, steps: Self.shown)
    }

    private static func walks(at rate: Double, limit: Double) -> [Walk] {
        starts.map { walk(from: $0, rate: rate, limit: limit, steps: walked) }
    }

    static func walk(from start: SIMD2<Double>, rate: Double, limit: Double, steps: Int) -> Walk {
        var points = [start]
        var norms: [Double] = []
        for _ in 0..<steps {
            let place = points[points.count - 1]
            let g = gradient(at: place)
            let norm = (g * g).sum().squareRoot()
            norms.append(norm)
            if norm < 1e-9 { break }  // flat: it stays where it is
            points.append(place - rate * min(1, limit / max(norm, 1e-300)) * g)
        }
        return Walk(points: points, norms: norms)
    }

    private static func sigmoid(_ x: Double) -> Double { 1 / (1 + Elementary.exp(-x)) }

    static func loss(at place: SIMD2<Double>) -> Double {
        var x = 0.5
        for _ in 0..<rounds { x = place.x * sigmoid(x) + place.y }
        let miss = sigmoid(x) - 0.7
        return miss * miss
    }

    /// By the chain rule, round by round: `dx ← σ(x) + w·σ′(x)·dx` for w, and `1 + w·σ′(x)·dx` for b.
    static func gradient(at place: SIMD2<Double>) -> SIMD2<Double> {
        var x = 0.5
        var slope = SIMD2<Double>(0, 0)
        for _ in 0..<rounds {
            let s = sigmoid(x)
            slope = SIMD2(s, 1) + place.x * s * (1 - s) * slope
            x = place.x * s + place.y
        }
        let s = sigmoid(x)
        return 2 * (s - 0.7) * s * (1 - s) * slope
    }

    /// The largest norm that a walk met.
    var largestNorm: Double { free.map(\.largestNorm).max() ?? .nan }

    func best(_ outcomes: [Outcome]) -> Outcome { outcomes.max { $0.arrived < $1.arrived } ?? outcomes[0] }
}

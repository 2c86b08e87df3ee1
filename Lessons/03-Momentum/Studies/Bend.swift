import Downhill

/// Round the bend of Rosenbrock's valley, `(1 − w₁)² + 100·(w₂ − w₁²)²`, from its floor at (−1/2, 1/4): from there to w₁ = 1/2 the floor turns by a right angle,
/// between walls that are steepest at both ends, where they are 2/5 as steep as at the minimum. What strays was not brought along from a wall, and what the minimum
/// bears is not thrown out where it is set down.
struct Bend: Study {
    struct Walk {
        let η: Double
        /// The largest |w₂ − w₁²|, infinite if it diverges, and the largest before it has passed w₁ = 1/2.
        let furthest, onBend: Double
        /// The step from which it stays within a thousandth of the way to the minimum, watched for as many steps again; infinite if there is none.
        let arrival: Double
        let lastLoss: Double
        /// The share of the steps on which the loss rises.
        let rises: Double
    }

    /// Further from the floor than this is out of the valley.
    static let astray = 0.05

    /// A rule at its best rates by two measures, of those that arrive within 20,000 steps: plain descent at the document's 0.001 takes 15,279.
    struct Best {
        let name: String
        /// The fewest steps of those that stay within `Bend.astray` of the floor, in six grids of rates: Adam's hang on the grid.
        let fewest: ClosedRange<Double>
        /// The rate of the fewest of all.
        let soonest: Double
        /// How near to the floor it can keep, at whatever rate: from the bend, and from (−1, 1), where the walls are as steep as at the minimum.
        let nearest, nearestFromSteep: Double
    }

    /// The document's rate 0.001 first, then just below and above 2/λ at the minimum.
    let descent, momentum: [Walk]
    /// The largest rate at which momentum stays finite, and the smallest at which it does not: between them it is a matter of luck.
    let momentumLimit, momentumEdge: Double
    let bestDescent, bestMomentum, adam, rmsProp: Best
    /// Momentum at the same rates with a run-up, from (−1, 1).
    let runUp: [Walk]
    /// The last losses of Adam and RMSProp at rates from 0.001 to 1.
    let adamLosses, rmsPropLosses: [Double]

    init() throws {
        let rates = [0.001, 0.0019, 0.0025]
        descent = rates.map { Self.walk($0, SGD(learningRate: $0)) }
        momentum = rates.map { Self.walk($0, Momentum(learningRate: $0)) }
        runUp = rates.map { Self.walk($0, Momentum(learningRate: $0), from: Self.steep) }
        // Close together: which of these rates are survived is a matter of luck.
        let scan = Array(stride(from: 0.003, through: 0.006, by: 2e-6))
        let survives = scan.map { η in
            // Down to such a loss it is at rest: no steep direction swings any more.
            Descent(on: .rosenbrock, from: Self.start, by: Momentum(learningRate: η)).prefix(5_001)
                .first { $0.diverged || $0.loss < 1e-10 }?.diverged != true
        }
        momentumLimit = survives.lastIndex(of: true).map { scan[$0] } ?? 0
        momentumEdge = survives.firstIndex(of: false).map { scan[$0] } ?? .infinity
        let adaptive = Grid.logarithmic(0.001...1, perDecade: 1)
        adamLosses = adaptive.map { Self.walk($0, Adam(learningRate: $0)).lastLoss }
        rmsPropLosses = adaptive.map { Self.walk($0, RMSProp(learningRate: $0, smoothing: 0.9)).lastLoss }
        bestDescent = Self.best("gradient descent", over: 0.0005...0.003) { SGD(learningRate: $0) }
        bestMomentum = Self.best("momentum, γ = 0.9", over: 0.00005...0.005) { Momentum(learningRate: $0) }
        adam = Self.best("Adam", over: 0.0001...0.1) { Adam(learningRate: $0) }
        // The document's share of old squares, 0.9 (line 158).
        rmsProp = Self.best("RMSProp", over: 0.0003...0.01) { RMSProp(learningRate: $0, smoothing: 0.9) }
    }

    private static let start: Point = [-0.5, 0.25]
    private static let steep: Point = [-1, 1]

    private static func best<Rule: UpdateRule>(
        _ name: String, over range: ClosedRange<Double>, _ rule: @Sendable @escaping (Double) -> Rule
    ) -> Best {
        let rates = Grid.logarithmic(range, perDecade: 96)
        let walks = rates.indices.concurrentMap { walk(rates[$0], rule(rates[$0])) }
        let steady = walks.map { $0.furthest < astray ? $0.arrival : .infinity }
        let fewest = (0..<6).map { first in
            stride(from: first, to: steady.count, by: 6).map { steady[$0] }.min() ?? .infinity
        }
        let every = Array(stride(from: 0, to: rates.count, by: 6))
        let fromSteep = every.concurrentMap { walk(rates[$0], rule(rates[$0]), from: steep) }
        func nearest(_ walks: [Walk]) -> Double {
            walks.filter { $0.arrival.isFinite }.map(\.furthest).min() ?? .infinity
        }
        let least = fewest.min() ?? .infinity
        return Best(
            name: name, fewest: least...(fewest.max() ?? .infinity),
            soonest: steady.firstIndex(of: least).map { rates[$0] } ?? .infinity, nearest: nearest(walks),
            nearestFromSteep: nearest(fromSteep))
    }

    /// For 5,000 steps, or as many as it takes to arrive.
    private static func walk(_ η: Double, _ rule: some UpdateRule, from start: Point = start) -> Walk {
        let descent = Descent(on: .rosenbrock, from: start, by: rule)
        let arrival = descent.arrival(at: [1, 1], within: 1e-3, atMost: 20_000)
        var (furthest, onBend, isOnBend) = (0.0, 0.0, true)
        var (loss, steps, rises) = (Scalar.infinity, 0, 0)
        for snapshot in descent.prefix(arrival.isFinite ? max(5_000, Int(arrival)) + 1 : 5_001) {
            if snapshot.diverged {
                (furthest, loss) = (.infinity, .infinity)
                break
            }
            furthest = max(furthest, Double(abs(snapshot.point.y - snapshot.point.x * snapshot.point.x)))
            isOnBend = isOnBend && snapshot.point.x <= 0.5
            if isOnBend { onBend = furthest }
            if snapshot.step <= 5_000 {
                if snapshot.loss > loss { rises += 1 }
                (loss, steps) = (snapshot.loss, snapshot.step)
            }
        }
        return Walk(
            η: η, furthest: furthest, onBend: onBend, arrival: arrival, lastLoss: Double(loss),
            rises: Double(rises) / Double(max(steps, 1)))
    }
}

import Downhill

/// Round the bend of Rosenbrock's valley, `(1 − w₁)² + 100·(w₂ − w₁²)²`, for 5,000 steps from its floor at (−1.2, 1.44): what strays from there was not
/// brought along from a wall.
struct Bend: Study {
    struct Walk {
        let η: Double
        /// The largest |w₂ − w₁²|, infinite if it diverges.
        let furthest: Double
        /// The step from which it stays within a thousandth of the way to the minimum, watched for as many steps again; infinite if there is none.
        let arrival: Double
        let lastLoss: Double
        /// The share of the steps on which the loss rises.
        let rises: Double
    }

    /// Further from the floor than this is out of the valley.
    static let astray = 0.05

    /// A rule at some of its rates.
    struct Best {
        let name: String
        /// The rate that arrives soonest, and of those that arrive within 20,000 steps the one that keeps nearest to the floor: plain descent at the
        /// document's 0.001 takes 15,297, so fewer would leave it out.
        let soonest, nearest: Walk
        /// The same of those that arrive within 1,000 steps, if any does.
        let brisk: Walk?
        /// Of those that stay within `Bend.astray` of the floor, the one that arrives soonest.
        let steady: Walk
        /// How far those stray that arrive within a tenth of the fewest steps.
        let hasty: ClosedRange<Double>
    }

    /// The document's rate 0.001 first, then just below and above 2/λ at the minimum.
    let descent, momentum: [Walk]
    /// The largest rate at which momentum stays finite, and the smallest at which it does not: between them it is a matter of luck.
    let momentumLimit, momentumEdge: Double
    let bestDescent, bestMomentum, adam, rmsProp: Best
    /// The last losses of Adam and RMSProp at rates from 0.001 to 1.
    let adamLosses, rmsPropLosses: [Double]

    init() throws {
        let rates = [0.001, 0.0019, 0.0025]
        descent = rates.map { Self.walk($0, SGD(learningRate: $0)) }
        momentum = rates.map { Self.walk($0, Momentum(learningRate: $0)) }
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
        func grid(_ range: ClosedRange<Double>) -> [Double] { Grid.logarithmic(range, perDecade: 60) }
        bestDescent = try Self.best("gradient descent", over: grid(0.0005...0.003)) { SGD(learningRate: $0) }
        bestMomentum = try Self.best("momentum, γ = 0.9", over: grid(0.00005...0.005)) { Momentum(learningRate: $0) }
        adam = try Self.best("Adam", over: Grid.logarithmic(0.001...10, perDecade: 30)) { Adam(learningRate: $0) }
        // The document's share of old squares, 0.9 (line 158).
        rmsProp = try Self.best("RMSProp", over: grid(0.0003...0.01)) { RMSProp(learningRate: $0, smoothing: 0.9) }
    }

    private static let start: Point = [-1.2, 1.44]

    private static func best<Rule: UpdateRule>(
        _ name: String, over rates: [Double], _ rule: @Sendable @escaping (Double) -> Rule
    ) throws -> Best {
        let best = try BestRate.search(over: rates, resolution: 0.1) { η in
            Descent(on: .rosenbrock, from: start, by: rule(η)).arrival(at: [1, 1], within: 1e-3, atMost: 20_000)
        }
        let walks = best.trials.filter { $0.cost <= 20_000 }.map { walk($0.rate, rule($0.rate), arrival: $0.cost) }
        let soonest = walks.first { $0.η == best.rate } ?? walk(best.rate, rule(best.rate))
        func nearest(within limit: Double) -> Walk? {
            walks.filter { $0.arrival <= limit }.min { $0.furthest < $1.furthest }
        }
        let hasty = walks.filter { $0.arrival <= 1.1 * best.cost }.map(\.furthest)
        return Best(
            name: name, soonest: soonest, nearest: nearest(within: 20_000) ?? soonest, brisk: nearest(within: 1_000),
            steady: walks.filter { $0.furthest < astray }.min { $0.arrival < $1.arrival } ?? soonest,
            hasty: (hasty.min() ?? 0)...(hasty.max() ?? 0))
    }

    private static func walk(_ η: Double, _ rule: some UpdateRule, arrival: Double? = nil) -> Walk {
        let descent = Descent(on: .rosenbrock, from: start, by: rule)
        var (furthest, loss, steps, rises) = (0.0, Scalar.infinity, 0, 0)
        for snapshot in descent.prefix(5_001) {
            if snapshot.diverged {
                (furthest, loss) = (.infinity, .infinity)
                break
            }
            furthest = max(furthest, Double(abs(snapshot.point.y - snapshot.point.x * snapshot.point.x)))
            if snapshot.loss > loss { rises += 1 }
            (loss, steps) = (snapshot.loss, snapshot.step)
        }
        return Walk(
            η: η, furthest: furthest,
            arrival: arrival ?? descent.arrival(at: [1, 1], within: 1e-3, atMost: 20_000), lastLoss: Double(loss),
            rises: Double(rises) / Double(max(steps, 1)))
    }
}

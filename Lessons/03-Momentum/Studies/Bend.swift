import Downhill

/// Round the bend of Rosenbrock's valley, `(1 − w₁)² + 100·(w₂ − w₁²)²`, for 5,000 steps from (−1.2, 1).
struct Bend: Study {
    struct Walk {
        let η: Double
        /// The largest |w₂ − w₁²| from the tenth step on, infinite if it diverges.
        let furthest: Double
        let lastLoss: Double
        /// The share of the steps on which the loss rises.
        let rises: Double
    }

    /// The document's rate 0.001 first, then just below and above 2/λ at the minimum.
    let descent, momentum: [Walk]
    /// The largest rates that stay finite.
    let descentLimit, momentumLimit: Double
    /// Adam and RMSProp at the rate with which each comes nearest in 5,000 steps, and at rates from 0.001 to 1.
    let adam, rmsProp: Walk
    let adamLosses, rmsPropLosses: [Double]

    init() throws {
        let rates = [0.001, 0.0019, 0.0025]
        descent = rates.map { Self.walk($0, SGD(learningRate: $0)) }
        momentum = rates.map { Self.walk($0, Momentum(learningRate: $0)) }
        let scan = Grid.logarithmic(0.002...0.01, perDecade: 60)
        descentLimit = scan.last { Self.walk($0, SGD(learningRate: $0)).furthest.isFinite } ?? 0
        momentumLimit = scan.last { Self.walk($0, Momentum(learningRate: $0)).furthest.isFinite } ?? 0
        let adaptive = Grid.logarithmic(0.001...1, perDecade: 1)
        adamLosses = adaptive.map { Self.walk($0, Adam(learningRate: $0)).lastLoss }
        rmsPropLosses = adaptive.map { Self.walk($0, RMSProp(learningRate: $0)).lastLoss }
        let fine = Grid.logarithmic(0.0003...3)
        let bestAdam = try BestRate.search(over: fine, resolution: 0.3) {
            Self.walk($0, Adam(learningRate: $0)).lastLoss
        }
        adam = Self.walk(bestAdam.rate, Adam(learningRate: bestAdam.rate))
        let bestRMSProp = try BestRate.search(over: fine, resolution: 0.3) {
            Self.walk($0, RMSProp(learningRate: $0)).lastLoss
        }
        rmsProp = Self.walk(bestRMSProp.rate, RMSProp(learningRate: bestRMSProp.rate))
    }

    private static func walk(_ η: Double, _ rule: some UpdateRule) -> Walk {
        let run = Descent(on: .rosenbrock, by: rule).run(atMost: 5_000)
        let distances = run.points.dropFirst(10).map { Double(abs($0.y - $0.x * $0.x)) }
        let rises = zip(run.losses, run.losses.dropFirst()).count { $1 > $0 }
        return Walk(
            η: η, furthest: run.outcome == .diverged ? .infinity : distances.max() ?? .infinity,
            lastLoss: run.outcome == .diverged ? .infinity : Double(run.last.loss),
            rises: Double(rises) / Double(run.steps))
    }
}

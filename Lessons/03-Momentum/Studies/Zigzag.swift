import Downhill

/// How often gradient descent and momentum cross the floor of the document's ravine, at its own rate and at smaller ones.
struct Zigzag: Study {
    struct Pair {
        let η: Double
        /// Crossings of w₂ = 0 in 60 steps.
        let descent, momentum: Int
    }

    /// The document's own rate, 0.1, first; then down to one below 1/λ = 0.05.
    let pairs: [Pair]
    /// Each at its own best rate.
    let best: Pair
    let bestRates: (descent: Double, momentum: Double)
    /// Steps until gradient descent is a million times closer at its best rate, in the ravine and in the round bowl.
    let bestSteps: (ravine: Double, bowl: Double)
    /// How far from the floor each still is in the last ten of 60 steps at the document's rate.
    let swing: (descent: Double, momentum: Double)
    /// The step that a steady slope of 1 has built up after sixty, at η = 0.1 and γ = 0.9.
    let grown: Double
    /// The sideways part of the velocity over the part along the floor, at steps 2 and 3, by rate.
    let sideways: [(η: Double, second: Double, third: Double)]
    /// On the round bowl at η = 0.1.
    let bowlSteps: Double
    let bowlCrossings: Int

    init() throws {
        pairs = [0.1, 0.09, 0.05, 0.02].map { η in
            Pair(
                η: η, descent: Self.crossings(SGD(learningRate: η)), momentum: Self.crossings(Momentum(learningRate: η))
            )
        }
        let theory = RavineTheory(κ: 10)
        let (descent, momentum) = (try theory.best(momentum: 0), try theory.best(momentum: 0.9))
        bestRates = (descent.rate, momentum.rate)
        best = Pair(
            η: momentum.rate, descent: Self.crossings(SGD(learningRate: descent.rate)),
            momentum: Self.crossings(Momentum(learningRate: momentum.rate)))
        func swing(_ rule: some UpdateRule) -> Double {
            Double(
                Descent(on: .ravine, by: rule).run(atMost: 60).points.suffix(10).map { abs($0.y) }.max() ?? .infinity)
        }
        self.swing = (swing(SGD(learningRate: 0.1)), swing(Momentum(learningRate: 0.1)))
        grown = Velocities.velocities(under: Array(repeating: 1, count: 60), momentum: 0.9).last ?? 0
        sideways = [0.1, 0.02].map { η in
            let points = Descent(on: .ravine, by: Momentum(learningRate: η)).run(atMost: 3).points
            func ratio(_ step: Int) -> Double {
                let velocity = points[step - 1] - points[step]
                return Double(abs(velocity.y / velocity.x))
            }
            return (η, ratio(2), ratio(3))
        }
        let bowl = Descent(on: .bowl, by: SGD(learningRate: 0.1))
        bowlSteps = bowl.arrival(at: .zero, atMost: 1_000)
        // The bowl's curvature is 2 all round: at 1/λ a single step arrives.
        bestSteps = (descent.cost, Descent(on: .bowl, by: SGD(learningRate: 0.5)).arrival(at: .zero, atMost: 1_000))
        bowlCrossings = Self.crossings(bowl.run(atMost: 60))
    }

    /// How often 60 steps of a rule cross the floor of the ravine, w₂ = 0.
    private static func crossings(_ rule: some UpdateRule) -> Int {
        crossings(Descent(on: .ravine, by: rule).run(atMost: 60))
    }

    /// Changes of side; a step that lands on the floor itself is on neither.
    static func crossings(_ run: Trajectory) -> Int {
        let sides = run.points.map(\.y).filter { $0 != 0 }
        return zip(sides, sides.dropFirst()).count { $0 * $1 < 0 }
    }
}

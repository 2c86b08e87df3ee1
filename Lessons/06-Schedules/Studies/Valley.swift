import Downhill

/// Rosenbrock's curved valley from (−1.2, 1): fixed rates, falling ones, momentum and Adam, each at its best.
struct Valley: Sendable {
    static let steps = 10_000

    /// What is left after 10,000 steps and for as many again, each at its best rate.
    let fixed, recipe, linear, momentum, adam: BestRate
    /// A large rate for the first 500 steps, then 0.0019.
    let gentle: BestRate

    /// Document B's recipe, 0.1, 0.01, 0.001 in thirds of 5,000 steps, and its fixed 0.01, from some starts: the last loss, and the step that overflowed.
    struct Stated: Sendable {
        let start: Point
        let loss: Double
        let steps: Int
    }
    let recipes, hundredths: [Stated]

    /// At η = 0.001: the share of the way behind it after each of 20,000 steps.
    let progress: [Double]

    /// The paths' losses for the figure.
    let curves: [(name: String, losses: [Double])]

    init() throws {
        // A rate just above the limit may look good when the steps end and lose it all afterwards: so as many steps again must not end higher.
        @Sendable func left(_ schedule: Schedule, momentum γ: Double = 0) -> Double {
            Self.losses(under: schedule, momentum: γ, steps: 2 * Self.steps)[Self.steps...].max() ?? .infinity
        }
        func best(_ grid: [Double], _ cost: @escaping @Sendable (Double) -> Double) throws -> BestRate {
            try BestRate.search(over: grid, resolution: 0.02, cost)
        }
        let rates = Grid.logarithmic(2e-4...0.02, perDecade: 8)
        fixed = try best(rates) { left(.constant($0)) }
        recipe = try best(rates) { left(Self.recipe(from: $0, over: Self.steps)) }
        linear = try best(rates) { left(.linear(from: $0, over: .steps(Self.steps))) }
        gentle = try best(rates) { left(.piecewise([$0, 0.0019], changingAt: [.steps(500)])) }
        momentum = try best(Grid.logarithmic(1e-5...0.01, perDecade: 8)) { left(.constant($0), momentum: 0.9) }
        adam = try best(Grid.logarithmic(1e-4...10, perDecade: 8)) { η in
            let walk = Descent(on: .rosenbrock, by: Adam(learningRate: η)).prefix(2 * Self.steps + 1).dropFirst(
                Self.steps)
            return walk.map { Double($0.loss) }.max() ?? .infinity
        }

        func stated(_ start: Point, _ schedule: Schedule) -> Stated {
            let run = Descent(on: .rosenbrock, from: start, by: SGD(learningRate: schedule)).run(atMost: 5_000)
            return Stated(
                start: start, loss: run.outcome == .diverged ? .infinity : Double(run.last.loss), steps: run.steps)
        }
        let starts: [Point] = [[-1.2, 1], [0, 0], [1.2, 1.2]]
        recipes = starts.map { stated($0, Self.recipe(from: 0.1, over: 5_000)) }
        hundredths = (starts + [[0.5, 0.5]]).map { stated($0, 0.01) }

        let crawl = Descent(on: .rosenbrock, by: SGD(learningRate: 0.001)).run(atMost: 20_000).points
        let goal: Point = [1, 1]
        let whole = (crawl[0] - goal).length
        progress = crawl.map { 1 - Double(($0 - goal).length / whole) }

        curves = [
            ("gradient descent, best fixed rate", Self.losses(under: .constant(fixed.rate), steps: Self.steps)),
            ("η, η/10, η/100", Self.losses(under: Self.recipe(from: recipe.rate, over: Self.steps), steps: Self.steps)),
            ("momentum", Self.losses(under: .constant(momentum.rate), momentum: 0.9, steps: Self.steps)),
        ]
    }

    /// The loss at the start and after every step, in double precision: in single precision a walk comes to rest before the limit of its rate shows.
    static func losses(under schedule: Schedule, momentum γ: Double = 0, steps: Int) -> [Double] {
        var w = SIMD2(-1.2, 1.0)
        var v = SIMD2(0.0, 0.0)
        func loss() -> Double {
            let (along, across) = (1 - w.x, w.y - w.x * w.x)
            let loss = along * along + 100 * across * across
            return loss.isNaN ? .infinity : loss
        }
        return [loss()]
            + (0..<steps).map { step in
                let across = w.y - w.x * w.x
                v = γ * v + SIMD2(-2 * (1 - w.x) - 400 * w.x * across, 200 * across)
                w -= schedule(step) * v
                return loss()
            }
    }

    /// A rate, a tenth and a hundredth of it, a third of the time each.
    static func recipe(from η: Double, over steps: Int) -> Schedule {
        .multiStep(from: η, at: [.steps(steps / 3), .steps(2 * steps / 3)])
    }

    /// 2/λ on the floor of the valley.
    static func limit(at w₁: Double) -> Double {
        2 / Double(Rosenbrock.rosenbrock.hessian(at: [Scalar(w₁), Scalar(w₁ * w₁)]).eigenvalues.largest)
    }
}

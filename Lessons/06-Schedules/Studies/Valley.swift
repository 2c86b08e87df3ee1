import Downhill

/// Rosenbrock's curved valley from (−1.2, 1): fixed rates, falling ones, momentum and Adam, each at its best, in double precision.
///
/// In single precision a walk comes to rest before the limit of its rate shows. Adam's steps do not shrink with the slope: where it ends depends on
/// rounding, and only the size of what it leaves says something.
struct Valley: Sendable {
    static let steps = 10_000

    /// What is left after 10,000 steps and for as many again, each at its best rate.
    let fixed, recipe, linear, momentum, adam: BestRate
    /// A large rate for the first 500 steps, then the best fixed one.
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
        // A rate just above the limit may look good when the steps end and lose it all afterwards: so as many steps again must not end higher. And
        // one that would be lost if it were a hundredth larger is not the best.
        func best(_ grid: [Double], _ losses: @escaping @Sendable (Double) -> [Double]) throws -> BestRate {
            @Sendable func left(_ η: Double) -> Double { losses(η)[Self.steps...].max() ?? .infinity }
            return try BestRate.search(over: grid, resolution: 0.005) { max(left($0), left(1.01 * $0)) }
        }
        let rates = Grid.logarithmic(2e-4...0.02, perDecade: 8)
        func best(_ schedule: Schedule, momentum γ: Double = 0, over grid: [Double]) throws -> BestRate {
            let shape = schedule.values(steps: 2 * Self.steps)
            return try best(grid) { η in Self.losses(at: shape.map { η * $0 }, momentum: γ) }
        }
        let fixed = try best(.constant(1), over: rates)
        self.fixed = fixed
        recipe = try best(Self.recipe(from: 1, over: Self.steps), over: rates)
        linear = try best(.linear(from: 1, over: .steps(Self.steps)), over: rates)
        gentle = try best(rates) { η in
            Self.losses(at: (0..<2 * Self.steps).map { $0 < 500 ? η : fixed.rate })
        }
        momentum = try best(.constant(1), momentum: 0.9, over: Grid.logarithmic(1e-5...0.01, perDecade: 8))
        adam = try best(Grid.logarithmic(1e-4...0.1, perDecade: 8)) { Self.adamLosses(rate: $0, steps: 2 * Self.steps) }

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
            (
                "recipe from \(NumberFormat.significant(2).text(recipe.rate))",
                Self.losses(under: Self.recipe(from: recipe.rate, over: Self.steps), steps: Self.steps)
            ),
            ("momentum", Self.losses(under: .constant(momentum.rate), momentum: 0.9, steps: Self.steps)),
        ]
    }

    private static let start = SIMD2(-1.2, 1.0)

    private static func loss(at w: SIMD2<Double>) -> Double {
        let (along, across) = (1 - w.x, w.y - w.x * w.x)
        let loss = along * along + 100 * across * across
        return loss.isNaN ? .infinity : loss
    }

    private static func gradient(at w: SIMD2<Double>) -> SIMD2<Double> {
        let across = w.y - w.x * w.x
        return SIMD2(-2 * (1 - w.x) - 400 * w.x * across, 200 * across)
    }

    /// The loss at the start and after every step.
    static func losses(at rates: [Double], momentum γ: Double = 0) -> [Double] {
        var (w, v) = (start, SIMD2(0.0, 0.0))
        return [loss(at: w)]
            + rates.map { η in
                v = γ * v + gradient(at: w)
                w -= η * v
                return loss(at: w)
            }
    }

    static func losses(under schedule: Schedule, momentum γ: Double = 0, steps: Int) -> [Double] {
        losses(at: schedule.values(steps: steps), momentum: γ)
    }

    /// The same by Adam with its usual settings, β of 0.9 and 0.999.
    static func adamLosses(rate η: Double, steps: Int) -> [Double] {
        var (w, m, v) = (start, SIMD2(0.0, 0.0), SIMD2(0.0, 0.0))
        var (unseen, unseenSquares) = (1.0, 1.0)
        return [loss(at: w)]
            + (0..<steps).map { _ in
                let g = gradient(at: w)
                m += 0.1 * (g - m)
                v += 0.001 * (g * g - v)
                unseen *= 0.9
                unseenSquares *= 0.999
                let (mean, square) = (m / (1 - unseen), v / (1 - unseenSquares))
                w -= η * mean / (square.squareRoot() + SIMD2(repeating: 1e-8))
                return loss(at: w)
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

import Downhill

/// Document B's baseline in small: without augmentation, with it, with a rate that falls twice, and with Adam.
struct Miniature: Sendable {
    enum Recipe: String, CaseIterable, Sendable {
        case plain = "momentum, no augmentation"
        case augmented = "momentum, augmented"
        case falling = "momentum, augmented, rate falls"
        case adam = "Adam, augmented"

        var isAugmented: Bool { self != .plain }

        /// Weights decay as in document B; Adam is as it comes, at the rate that suits it here.
        func optimizer() -> Optimizer {
            func rate(_ η: Double, falls: Bool) -> Schedule {
                falls ? .multiStep(from: η, at: Miniature.falls.map { .epochs($0) }) : .constant(η)
            }
            return switch self {
            case .plain, .augmented: Optimizer(Momentum(learningRate: rate(0.03, falls: false)), .l2(5e-4))
            case .falling: Optimizer(Momentum(learningRate: rate(0.03, falls: true)), .l2(5e-4))
            case .adam: Optimizer(Adam(learningRate: rate(0.003, falls: false)))
            }
        }
    }

    static let epochs = 32
    static let falls = [22, 27]
    static let interval = 4

    /// By recipe, a course a seed.
    let courses: [Recipe: [Course]]
    let seeds: Int

    init(seeds: [UInt64]) throws {
        self.seeds = seeds.count
        var courses: [Recipe: [Course]] = [:]
        for recipe in Recipe.allCases {
            courses[recipe] = try seeds.concurrentMap { seed in
                var generator = SplitMix64(seed: seed)
                let network = Drawings.network(using: &generator)
                return try Course(
                    of: network, by: recipe.optimizer(), augmented: recipe.isAugmented, epochs: Self.epochs,
                    lookingEvery: Self.interval, shuffledBy: generator)
            }
        }
        self.courses = courses
    }

    /// The mean over the seeds of what a recipe came to.
    func mean(_ recipe: Recipe, _ value: (Course) -> Double) -> Double {
        Sample((courses[recipe] ?? []).map(value)).mean
    }

    /// The mean over the seeds and some epochs, counted from 1.
    func mean(_ recipe: Recipe, _ column: KeyPath<Course, [Double]>, _ epochs: ClosedRange<Int>) -> Double {
        mean(recipe) { course in Sample(course[keyPath: column][(epochs.lowerBound - 1)..<epochs.upperBound]).mean }
    }

    /// Shares answered wrongly at the end.
    func learned(_ recipe: Recipe) -> Double { mean(recipe) { $0.places.last?.learned ?? .nan } }
    func unseen(_ recipe: Recipe) -> Double { mean(recipe) { $0.places.last?.unseen ?? .nan } }
    func gap(_ recipe: Recipe) -> Double { unseen(recipe) - learned(recipe) }

    /// The share of unseen drawings answered wrongly when it was asked for the last time but one.
    func unseenEarlier(_ recipe: Recipe) -> Double { mean(recipe) { $0.places.dropLast().last?.unseen ?? .nan } }

    /// The first epoch behind which fewer than one in two hundred of the drawings learned from is answered wrongly, of those looked at.
    func floor(of recipe: Recipe) -> Int {
        let epochs = courses[recipe]?.first?.places.map(\.epoch) ?? []
        let place = epochs.indices.first { place in mean(recipe) { $0.places[place].learned } < 0.005 }
        return place.map { epochs[$0] } ?? Self.epochs
    }

    /// How far a recipe is ahead of another on the unseen drawings, and the deviation that the choice of drawings gives it.
    ///
    /// Both were asked the same drawings: what counts is by how much, drawing by drawing, the share of seeds that are right differs.
    func ahead(_ recipe: Recipe, of other: Recipe) -> (difference: Double, deviation: Double) {
        Self.ahead((courses[recipe] ?? []).map(\.right), of: (courses[other] ?? []).map(\.right))
    }

    /// The same from which images are answered rightly, seed by seed.
    static func ahead(_ rights: [[Bool]], of others: [[Bool]]) -> (difference: Double, deviation: Double) {
        func shares(_ rights: [[Bool]]) -> [Double] {
            (rights.first ?? []).indices.map { place in Double(rights.count { $0[place] }) / Double(rights.count) }
        }
        let differences = zip(shares(rights), shares(others)).map { $0 - $1 }
        let mean = Sample(differences).mean
        let squares = Sample(differences.map { ($0 - mean) * ($0 - mean) }).mean
        return (mean, (squares / Double(differences.count - 1)).squareRoot())
    }

    /// The epochs before the first fall, between the falls, and behind the second.
    static let phases = [13...falls[0], falls[0] + 1...falls[1], falls[1] + 1...epochs]

    /// Mean gradient norms, phase by phase.
    func phases(_ recipe: Recipe) -> [Double] { Self.phases.map { mean(recipe, \.norms, $0) } }
}

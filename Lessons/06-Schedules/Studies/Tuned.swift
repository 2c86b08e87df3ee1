import Downhill

/// Every kind of schedule at its best top rate, by the formula and so without luck: the expected loss at the end.
///
/// A top rate counts by the higher of two losses, its own and that of a rate a hundredth higher: far above the limit lie rates, each as narrow as a
/// needle, at which some step happens to land on the floor of the steep side. What few steps bear is many times the limit, and is searched finely.
struct Tuned: Study {
    static let plans: [Plan] = [.fixed, .steps, .cosine, .linear, .oneCycle]
    static let budgets = [100, 1_600, 25_600]

    struct Row: Sendable {
        let name: String
        let steps: Int
        /// By plan.
        let searches: [BestRate]
        /// What the best rate for every step leaves, where there is one direction.
        let best: Double?
    }

    let bowl: [Row]
    /// A ravine of κ = 100 with a hundred steps, too few to get to its floor, and with sixteen times as many.
    let hasty, patient: Row
    /// 2/λ of that ravine's steep side.
    static let steepLimit = 2 / (2 * 100.0)

    init() throws {
        func row(_ name: String, _ directions: [NoisyDirection], steps: Int, best: Double? = nil) throws -> Row {
            let limit = 2 / (directions.map(\.curvature).max() ?? 1)
            let searches = try Self.plans.map { plan in
                let shape = plan.shape(over: steps)
                @Sendable func loss(_ η: Double) -> Double {
                    directions.reduce(0) { $0 + $1.loss(scaling: shape, by: η) }
                }
                return try BestRate.search(
                    over: Grid.logarithmic(limit * 1e-5...limit * 20, perDecade: steps > 100 ? 6 : 24),
                    resolution: 0.005
                ) { η in
                    max(loss(η), loss(1.01 * η))
                }
            }
            return Row(name: name, steps: steps, searches: searches, best: best)
        }
        bowl = try Self.budgets.map { steps in
            let rates = NoisyDirection.bowl.bestRates(steps: steps)
            return try row(
                "bowl", [.bowl], steps: steps,
                best: NoisyDirection.bowl.loss(under: Schedule { rates[$0] }, after: steps))
        }
        hasty = try row("ravine, κ = 100", NoisyDirection.ravine(κ: 100), steps: 100)
        patient = try row("ravine, κ = 100", NoisyDirection.ravine(κ: 100), steps: 1_600)
    }

    func cost(_ plan: Plan, in row: Row) -> Double {
        Self.plans.firstIndex(of: plan).map { row.searches[$0].cost } ?? .infinity
    }
    func rate(_ plan: Plan, in row: Row) -> Double {
        Self.plans.firstIndex(of: plan).map { row.searches[$0].rate } ?? .infinity
    }

    var table: Exhibit {
        .table(
            Table(
                "Expected loss at the end, each schedule at its best top rate up to twenty times 2/λ, judged by the worse of it and 1 % more",
                columns: ["landscape with noise", "updates"]
                    + Self.plans.map { .init($0.rawValue, as: .significant(2)) } + ["η*"],
                rows: (bowl + [hasty, patient]).map { row in
                    [row.name, row.steps] + row.searches.map { $0.cost as Any }
                        + [row.best.map { NumberFormat.significant(2).text($0) } ?? "–"]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        let middle = bowl[1]
        return [
            Recorded("gap", cost(.fixed, in: middle) / (middle.best ?? .infinity), as: .significant(2)),
            Recorded("cosineGap", cost(.cosine, in: middle) / (middle.best ?? .infinity), as: .significant(2)),
            Recorded("higher", rate(.cosine, in: middle) / rate(.fixed, in: middle), as: .significant(2)),
            Recorded("hasty", cost(.steps, in: hasty) / cost(.fixed, in: hasty), as: .significant(2)),
            Recorded("hastySteps", rate(.steps, in: hasty) / Self.steepLimit, as: .significant(2)),
        ]
    }
}

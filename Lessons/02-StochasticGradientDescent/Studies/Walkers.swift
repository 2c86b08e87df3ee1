import Downhill

/// Three walkers on one regression: a step reads all 1,000 samples, 40 of them, or one; each at the rate that suits it best.
///
/// Forty divide 1,000, so that no epoch ends with an incomplete batch.
struct Walkers: Study {
    struct Walker: Sendable {
        let batch: Int
        /// The rate that is first at twice the lowest loss, and how many samples it takes; then the same to within 1 % of it.
        let toTwice, toOnePercent: BestRate
        /// The rate that is first within 1 % of it among those that settle as near to the lowest loss as document E's row does.
        let asAccurate: BestRate
        /// The rate that settles lowest in fifty epochs, and where.
        let lowest: BestRate
        /// Fifty epochs at the first of these rates, at the second, and at the rate that all have in common, one walk a seed.
        let hasty, patient, common: [Walk]

        /// Multiplications, additions and subtractions in fifty epochs: 4 for each weight in a sample's gradient, 2 in an update.
        var operations: Int { 6 * (4 * hasty[0].samples + 2 * hasty[0].updates) }

        var settled: Sample { Sample(hasty.map(\.settled)) }
        var settledPatiently: Sample { Sample(patient.map(\.settled)) }
        var settledAtCommonRate: Sample { Sample(common.map(\.settled)) }
    }

    static let epochs = 50
    static let commonRate = 0.01

    let regression: Regression
    let whole, few, single: Walker
    var all: [Walker] { [whole, few, single] }
    /// How far apart the three end, each at the rate that ends lowest, as a share of the lowest.
    var lowestSpread: Double {
        let ends = all.map(\.lowest.cost)
        return (ends.max() ?? .nan) / (ends.min() ?? .nan) - 1
    }

    init(seed: UInt64) throws {
        let regression = Regression(seed: seed)
        let seeds = (1...5).map { 100 * seed + $0 }
        func walker(
            batch: Int, _ rates: ClosedRange<Double>, settlesBelow limit: Double, patient: ClosedRange<Double>
        ) throws -> Walker {
            func search(
                _ rates: ClosedRange<Double>, until goal: Double = 0, _ cost: @escaping @Sendable (Walk) -> Double
            ) throws -> BestRate {
                try BestRate.search(over: Grid.logarithmic(rates), seeds: seeds) { rate, seed in
                    cost(
                        Walk(on: regression, batch: batch, rate: rate, epochs: Self.epochs, until: goal, seed: seed))
                }
            }
            let toTwice = try search(rates, until: 1) { $0.samplesToTwice }
            let toOnePercent = try search(rates, until: 0.01) { $0.samplesToOnePercent }
            let asAccurate = try search(rates) {
                $0.settled <= limit * regression.floor ? $0.samplesToOnePercent : .infinity
            }
            let lowest = try search(patient) { $0.settled }
            func walks(_ rate: Double) -> [Walk] {
                seeds.map { Walk(on: regression, batch: batch, rate: rate, epochs: Self.epochs, seed: $0) }
            }
            return Walker(
                batch: batch, toTwice: toTwice, toOnePercent: toOnePercent, asAccurate: asAccurate, lowest: lowest,
                hasty: walks(toTwice.rate), patient: walks(toOnePercent.rate), common: walks(Self.commonRate))
        }
        self.regression = regression
        // Document E's batches settle 0.9 % above its whole batch, its single samples 3 %.
        whole = try walker(
            batch: regression.count, 0.02...0.5, settlesBelow: .infinity, patient: 0.02...0.5)
        few = try walker(batch: 40, 0.01...0.5, settlesBelow: 0.0236 / 0.0234, patient: 0.001...0.3)
        single = try walker(batch: 1, 0.001...0.2, settlesBelow: 0.0241 / 0.0234, patient: 0.000_03...0.03)
    }
}

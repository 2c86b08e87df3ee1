import Downhill

/// Document E's third experiment: a fixed rate against a decay 0.96^(t/100), t in batches, for 50 epochs.
struct DecayExperiment: Sendable {
    struct Row: Sendable {
        let batch: Int
        /// In how many steps the rate falls to 0.96 of it.
        let period: Int
        /// From 0.1, as stated: the loss over its lowest, mean of the last ten epochs; and the epoch from which on it stays within 2 %.
        let fixed, decayed: Sample
        let fixedEpochs, decayedEpochs: Sample
    }

    /// The same loss, each at its best rate.
    struct Best: Sendable {
        let fixed, decayed: BestRate
    }

    /// What document E printed.
    struct Printed: Sendable {
        let fixed = 0.0523, decayed = 0.0236, lowest = 0.0234
        let epochs = 38.0
        /// “Did not converge.”
        let fixedEpochs = Double.infinity
        var better: Double { 1 - decayed / fixed }
    }

    static let epochs = 50

    let printed = Printed()
    let single, few: Row
    let bestSingle, bestFew: Best
    /// Whole batches, of which an epoch has one: so the rate falls at every step, or it would hardly fall. (At a fixed ½ the first step is at the
    /// minimum: the best rates have nothing to compare.)
    let whole: Row

    init(seed: UInt64, seeds: [UInt64]) throws {
        let regression = Regression(seed: seed)
        @Sendable func end(_ losses: [Double]) -> Double { losses.suffix(10).reduce(0, +) / 10 }
        func row(_ batch: Int, decayingIn period: Int = 100) -> Row {
            func runs(_ schedule: Schedule) -> [[Double]] {
                seeds.map { regression.losses(batch: batch, under: schedule, epochs: Self.epochs, seed: $0) }
            }
            let (fixed, decayed) = (runs(0.1), runs(Self.decay(from: 0.1, in: period)))
            return Row(
                batch: batch, period: period, fixed: Sample(fixed.map(end)), decayed: Sample(decayed.map(end)),
                fixedEpochs: Sample(fixed.map(Self.arrival)), decayedEpochs: Sample(decayed.map(Self.arrival)))
        }
        func best(_ batch: Int, over rates: ClosedRange<Double>) throws -> Best {
            func search(_ schedule: @escaping @Sendable (Double) -> Schedule) throws -> BestRate {
                try BestRate.search(over: Grid.logarithmic(rates), seeds: seeds, resolution: 0.3) { η, seed in
                    end(regression.losses(batch: batch, under: schedule(η), epochs: Self.epochs, seed: seed))
                }
            }
            return try Best(fixed: search { .constant($0) }, decayed: search { Self.decay(from: $0) })
        }
        single = row(1)
        few = row(32)
        whole = row(1_000, decayingIn: 1)
        bestSingle = try best(1, over: 1e-5...0.03)
        bestFew = try best(32, over: 3e-4...0.3)
    }

    /// Document E's decay; in its own example 0.96 is reached after a hundred steps.
    static func decay(from η: Double, in period: Int = 100) -> Schedule {
        .exponential(from: η, by: 0.96, every: .steps(period))
    }

    /// The epoch from which on the loss stays within 2 % of the lowest; infinite where it does not.
    private static func arrival(_ losses: [Double]) -> Double {
        let outside = losses.lastIndex { $0 > 1.02 }
        guard let outside else { return 1 }
        return outside == losses.count - 1 ? .infinity : Double(outside + 2)
    }
}

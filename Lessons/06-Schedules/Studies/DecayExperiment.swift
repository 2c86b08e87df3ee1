import Downhill

/// Document E's third experiment: a fixed rate against a decay 0.96^(t/100), t in batches, for 50 epochs.
struct DecayExperiment: Sendable {
    struct Row: Sendable {
        let batch: Int
        /// From 0.1, as stated: the loss over its lowest, mean of the last ten epochs; and the epoch from which on it stays within 2 %.
        let fixed, decayed: Sample
        let fixedEpochs, decayedEpochs: Sample
        /// The same loss, each at its best rate.
        let bestFixed, bestDecayed: BestRate
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
    let single, few, whole: Row

    init(seed: UInt64, seeds: [UInt64]) throws {
        let regression = Regression(seed: seed)
        @Sendable func schedule(_ η: Double, decays: Bool) -> Schedule {
            decays ? .exponential(from: η, by: 0.96, every: .steps(100)) : .constant(η)
        }
        @Sendable func end(_ losses: [Double]) -> Double { losses.suffix(10).reduce(0, +) / 10 }
        func row(_ batch: Int, _ rates: ClosedRange<Double>) throws -> Row {
            func stated(_ decays: Bool) -> [[Double]] {
                seeds.map { regression.losses(batch: batch, under: schedule(0.1, decays: decays), seed: $0) }
            }
            func best(_ decays: Bool) throws -> BestRate {
                try BestRate.search(over: Grid.logarithmic(rates), seeds: seeds, resolution: 0.3) { η, seed in
                    end(regression.losses(batch: batch, under: schedule(η, decays: decays), seed: seed))
                }
            }
            let (fixed, decayed) = (stated(false), stated(true))
            return try Row(
                batch: batch, fixed: Sample(fixed.map(end)), decayed: Sample(decayed.map(end)),
                fixedEpochs: Sample(fixed.map(Self.arrival)), decayedEpochs: Sample(decayed.map(Self.arrival)),
                bestFixed: best(false), bestDecayed: best(true))
        }
        single = try row(1, 1e-5...0.03)
        few = try row(32, 3e-4...0.3)
        whole = try row(1_000, 0.03...3)
    }

    /// The epoch from which on the loss stays within 2 % of the lowest; infinite where it does not.
    private static func arrival(_ losses: [Double]) -> Double {
        let outside = losses.lastIndex { $0 > 1.02 }
        guard let outside else { return 1 }
        return outside == losses.count - 1 ? .infinity : Double(outside + 2)
    }
}

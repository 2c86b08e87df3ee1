import Downhill

/// Five settings, each trained with and without augmentation; each time at the better of two rates, which falls to nothing on a cosine.
struct Augmenting: Sendable {
    static let epochs = 30
    static let rates: [Double] = [0.02, 0.06]

    /// At the better rate, by the median over the seeds.
    struct Side: Sendable {
        let rate: Double
        /// Shares answered wrongly, by seed: of the images while learning, changed as they are then, and of the test images.
        let learning, test: [Double]
    }

    struct Row: Sendable {
        let name: String
        let plain, augmented: Side

        /// Points of test images that augmentation gains, between the medians.
        var gain: Double { 100 * (Sample(plain.test).median - Sample(augmented.test).median) }

        /// What augmentation leaves of the mistakes on test images, seed by seed.
        var left: Sample { Sample(zip(augmented.test, plain.test).map { $0 / $1 }) }
    }

    let rows: [Row]

    init(seed: UInt64, seeds: [UInt64]) throws {
        let settings: [Setting] = [
            .digits(.hiddenLayer), .mislabelled(.hiddenLayer, seed: seed), .moved(.hiddenLayer, seed: seed),
            .moved(.convolutions, seed: seed), .moved(.hiddenLayer, all: true, seed: seed),
        ]
        let cases = settings.flatMap { setting in
            [false, true].flatMap { augmented in
                Self.rates.map { (setting: setting, augmented: augmented, rate: $0) }
            }
        }
        let runs = try bySeed(seeds, of: cases) { tried, seed in
            try Training(
                in: tried.setting, rate: tried.rate, falls: true, augmented: tried.augmented, epochs: Self.epochs,
                seed: seed
            ).last
        }
        func side(_ place: Int) -> Side {
            let sides = Self.rates.indices.map { rate in
                let runs = runs[place * Self.rates.count + rate]
                return Side(rate: Self.rates[rate], learning: runs.map(\.error), test: runs.map(\.test.error))
            }
            return sides.min { Sample($0.test).median < Sample($1.test).median } ?? sides[0]
        }
        rows = settings.enumerated().map { place, setting in
            Row(name: setting.name, plain: side(2 * place), augmented: side(2 * place + 1))
        }
    }
}

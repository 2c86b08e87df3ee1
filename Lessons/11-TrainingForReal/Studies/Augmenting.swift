import Downhill

/// Five settings, each trained with and without augmentation; each time at the better of two rates, which falls to nothing on a cosine.
struct Augmenting: Sendable {
    static let epochs = 30
    static let rates: [Double] = [0.02, 0.06]

    /// Medians over the seeds at the best rate.
    struct Side: Sendable {
        let rate: Double
        /// Shares answered wrongly, by seed: of the images while learning, changed as they are then, and of the test images.
        let learning, test: [Double]
    }

    struct Row: Sendable {
        let name: String
        let plain, augmented: Side

        /// Mistakes on test images without augmentation less those with, seed by seed.
        var testGain: Sample { Sample(zip(plain.test, augmented.test).map { $0 - $1 }) }

        /// What augmentation leaves of the mistakes on test images, seed by seed.
        var left: Sample { Sample(zip(augmented.test, plain.test).map { $0 / $1 }) }
    }

    let rows: [Row]

    /// Digits as they are, one hidden layer: paddings and mistakes on test digits as they are and on moved ones, medians of the seeds.
    let paddings: [(padding: Int, asTheyAre: Double, moved: Double)]

    init(seed: UInt64, seeds: [UInt64]) throws {
        let settings: [Setting] = [
            .digits(.hiddenLayer), .mislabelled(.hiddenLayer, seed: seed), .moved(.hiddenLayer, seed: seed),
            .moved(.convolutions, seed: seed), .moved(.hiddenLayer, all: true, seed: seed),
        ]
        rows = try settings.map { setting in
            func side(augmented: Bool) throws -> Side {
                let sides = try Self.rates.map { rate in
                    let runs = try bySeed(seeds) {
                        try Training(
                            in: setting, rate: rate, falls: true, augmented: augmented, epochs: Self.epochs, seed: $0
                        ).last
                    }
                    return Side(rate: rate, learning: runs.map(\.error), test: runs.map(\.test.error))
                }
                return sides.min { Sample($0.test).median < Sample($1.test).median } ?? sides[0]
            }
            return Row(name: setting.name, plain: try side(augmented: false), augmented: try side(augmented: true))
        }

        let digits = Setting.digits(.hiddenLayer)
        let shifted = Setting.moved(.hiddenLayer, seed: seed).test
        paddings = try (0...2).map { padding in
            let models = try bySeed(seeds) {
                try Training(
                    in: digits, rate: 0.06, falls: true,
                    augmentation: padding > 0 ? Augmentation(padding: padding) : nil, epochs: Self.epochs,
                    seed: $0
                ).model
            }
            return (
                padding, Sample(models.map { Evaluation(of: $0, on: digits.test).error }).median,
                Sample(models.map { Evaluation(of: $0, on: shifted).error }).median
            )
        }
    }
}

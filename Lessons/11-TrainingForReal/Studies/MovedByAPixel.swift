import Downhill

/// All the digits, one hidden layer, learned with and without moving them about; then asked about test digits that are moved as a whole.
struct MovedByAPixel: Sendable {
    static let shifts = Array(-3...3)
    static let epochs = 12

    /// The share of moved test digits that is answered wrongly, by shift to the right: one sample over seeds for each.
    let plain, augmented: [Sample]

    /// The share of the digits learned from that is answered wrongly without a move and after one by a pixel, without augmentation.
    let learned, learnedMoved: Sample

    /// Without augmentation too, but learned from digits that had each been moved once: the share of the test digits, moved by a pixel, that is answered
    /// wrongly.
    let variedMoved: Sample

    init(seed: UInt64, seeds: [UInt64]) throws {
        let setting = Setting.allDigits(.hiddenLayer)
        let varied = Setting.moved(.hiddenLayer, all: true, seed: seed)
        let cases: [(setting: Setting, augmented: Bool)] = [(setting, false), (setting, true), (varied, false)]
        let models = try bySeed(seeds, of: cases) {
            try Training(in: $0.setting, augmented: $0.augmented, epochs: Self.epochs, seed: $1).model
        }
        func mistakes(_ models: [AnyModule], on images: ImageSet) -> Sample {
            Sample(models.map { Evaluation(of: $0, on: images).error })
        }
        let moved = Self.shifts.map { shift in setting.test.moved { _ in (0, shift) } }
        let (without, with) = (models[0], models[1])
        plain = moved.map { mistakes(without, on: $0) }
        augmented = moved.map { mistakes(with, on: $0) }
        learned = mistakes(without, on: setting.learned)
        learnedMoved = mistakes(without, on: setting.learned.moved { _ in (0, 1) })
        variedMoved = mistakes(
            models[2], on: moved[Self.still + 1].normalized(by: varied.learned.normalization))
    }

    private static let still = 3
    var unseen: Sample { plain[Self.still] }
    var unseenMoved: Sample { plain[Self.still + 1] }
}

extension MovedByAPixel: Study {
    var curve: Exhibit {
        let x = Self.shifts.map { Double($0) }
        func line(_ samples: [Sample], _ name: String) -> [any Mark] {
            [
                LineMark(x: x, y: samples.map(\.median), by: name),
                PointMark(x: x, y: samples.map(\.median), by: name),
            ]
        }
        return .figure(
            Plot("One pixel to the side, and most digits are misread") {
                line(plain, "learned as they are")
                line(augmented, "moved about while learning")
                for (place, sample) in zip(x, plain) where place == 1 {
                    HighlightMark(NumberFormat.percent(0).text(sample.median), at: [place, sample.median], .leading)
                }
            }.xAxis("test digits moved to the right by, pixels", .linear(-3...3), ticks: x)
                .yAxis("share answered wrongly", .linear(0...1)),
            named: "moved",
            alt: """
                The share of test digits that is answered wrongly, against how far they are moved to the side. Learned as they are, mistakes are few \
                without a move and leap up at one pixel. Moved about while learning, they are somewhat more without a move, stay so from one pixel left to \
                one pixel right, and leap up beyond.
                """,
            caption: """
                Medians of {{movedByAPixel.seeds}} seeds. One pixel to the right takes the mistakes from {{movedByAPixel.unseen}} to \
                {{movedByAPixel.unseenMoved}}; in the network that learned from digits moved by up to a pixel, from {{movedByAPixel.augmented}} to \
                {{movedByAPixel.augmentedMoved}}.
                """)
    }

    var exhibits: [Exhibit] { [curve] }

    var numbers: [Recorded] {
        [
            Recorded("seeds", unseen.values.count), Recorded("unseen", unseen.median, as: .percent(0)),
            Recorded("unseenMoved", unseenMoved.median, as: .percent(0)),
            Recorded("learnedMoved", learnedMoved.median, as: .percent(0)),
            Recorded("variedMoved", variedMoved.median, as: .percent(0)),
            Recorded("augmented", augmented[Self.still].median, as: .percent(0)),
            Recorded("augmentedMoved", augmented[Self.still + 1].median, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-114c",
                instead: """
                    Where all images stand alike. A network that learned from digits each moved once by up to a pixel, without augmentation, gets \
                    {{movedByAPixel.variedMoved}} of them wrong.
                    """
            ) {
                Condition(
                    "without augmentation: share of unseen test digits answered wrongly, moved by a pixel", unseenMoved,
                    isAtLeast: 0.5, as: .percent(1))
                Condition(
                    "without augmentation: share of the digits that it learned from answered wrongly, moved by a pixel",
                    learnedMoved, isAtLeast: 0.5, as: .percent(1))
            } beyond: {
                Condition(
                    "without augmentation, learned from digits that had each been moved once: share of unseen test digits answered wrongly, moved by a pixel",
                    variedMoved, isAtLeast: 0.5, as: .percent(1))
            }
        ]
    }
}

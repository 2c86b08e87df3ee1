import Downhill

/// What augmentation does to an image, seen at images made for it: a single bright pixel, and drawn figures epoch after epoch.
struct Versions: Study {
    static let draws = 4_000
    static let epochs = 100

    /// How often a bright pixel of 32×32 came to lie so far down and so far right of where it was, with 4 pixels of padding.
    let offsets: [SIMD2<Int>: Int]

    /// Height and width of what comes out.
    let size: [Int]

    /// The share of images that were mirrored.
    let mirrored: Double

    /// How many different versions of an image a hundred epochs show, on average over twenty figures.
    let without, cropAndFlip, withColor: Double

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed).split("versions")
        let marked = Self.marked(row: 16, column: 16)
        let moved = Self.once(marked, Augmentation(padding: 4), using: &generator)
        size = [moved.shape[1], moved.shape[2]]
        var counts: [SIMD2<Int>: Int] = [:]
        let scalars = moved.scalars
        for image in 0..<Self.draws {
            if let place = (0..<1_024).first(where: { scalars[image * 1_024 + $0] > 0 }) {
                counts[SIMD2(place / 32 - 16, place % 32 - 16), default: 0] += 1
            }
        }
        offsets = counts

        let flipped = Self.once(Self.marked(row: 16, column: 3), Augmentation(flips: true), using: &generator).scalars
        mirrored = Double((0..<Self.draws).count { flipped[$0 * 1_024 + 16 * 32 + 28] > 0 }) / Double(Self.draws)

        without = Self.versions(nil, using: &generator)
        cropAndFlip = Self.versions(.cropAndFlip, using: &generator)
        withColor = Self.versions(
            Augmentation(padding: 4, flips: true, brightness: 0.2, contrast: 0.2, saturation: 0.2), using: &generator)
    }

    /// As many images as are drawn, all black but for one pixel.
    private static func marked(row: Int, column: Int) -> ImageSet {
        var image = Array(repeating: UInt8(0), count: 1_024)
        image[row * 32 + column] = 255
        return ImageSet(
            height: 32, width: 32, channels: 1, pixels: Array(repeatElement(image, count: draws).joined()),
            labels: Array(repeating: 0, count: draws), classes: ["dot"])
    }

    private static func once(
        _ images: ImageSet, _ augmentation: Augmentation, using generator: inout SplitMix64
    ) -> Tensor {
        for batch in images.batches(of: draws, using: &generator).augmented(by: augmentation) { return batch.images }
        return .zeros([0, 0, 0, 0])
    }

    private static func versions(_ augmentation: Augmentation?, using generator: inout SplitMix64) -> Double {
        let figures = Shapes.load(train: 20, test: 10).train
        var seen = Array(repeating: Set<[Scalar]>(), count: figures.count)
        for _ in 0..<epochs {
            let batches = figures.batches(of: figures.count, using: &generator)
            let epoch = augmentation.map { Array(batches.augmented(by: $0)) } ?? Array(batches)
            for batch in epoch {
                let scalars = batch.images.scalars
                for (row, index) in batch.indices.enumerated() {
                    seen[index].insert(Array(scalars[row * figures.features..<(row + 1) * figures.features]))
                }
            }
        }
        return Double(seen.reduce(0) { $0 + $1.count }) / Double(figures.count)
    }

    /// Places there are: nine down, nine across, twice for the mirror.
    static let places = 9 * 9 * 2

    /// How many of them so many epochs are expected to show.
    static var expected: Double {
        Double(places) * (1 - Elementary.pow(1 - 1 / Double(places), Double(epochs)))
    }

    private var farthest: [Int] {
        [
            offsets.keys.map(\.x).min() ?? 0, offsets.keys.map(\.x).max() ?? 0, offsets.keys.map(\.y).min() ?? 0,
            offsets.keys.map(\.y).max() ?? 0,
        ]
    }
}

extension Versions {
    var numbers: [Recorded] {
        [
            Recorded("places", Self.places),
            Recorded("cropAndFlip", cropAndFlip, as: .fixed(1)), Recorded("expected", Self.expected, as: .fixed(1)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-115",
                instead: """
                    With the colours changed as well, no two epochs show the same image. Crop and flip alone know {{versions.places}} versions, and a \
                    hundred epochs show {{versions.cropAndFlip}} of them (expected: {{versions.expected}}).
                    """
            ) {
                Condition(
                    "the document's three changes: different versions of an image in 100 epochs", withColor,
                    equals: Double(Self.epochs), within: 1e-9)
            } beyond: {
                Condition(
                    "crop and flip alone: different versions of an image in 100 epochs", cropAndFlip,
                    equals: Double(Self.epochs), within: 1e-9)
            },
            Claim("B-114a") {
                Condition(
                    "without a change: different versions of an image in 100 epochs", without, equals: 1, within: 1e-9)
            },
            Claim("B-116") {
                Condition(
                    "a bright pixel in 4,000 images: farthest up, down, left and right", farthest,
                    equals: [-4, 4, -4, 4],
                    within: 0)
            },
            Claim("B-117") {
                Condition(
                    "share of 4,000 images that are mirrored (three standard errors)", mirrored, equals: 0.5,
                    within: 0.024)
            },
            Claim("B-118") {
                Condition("height and width of what comes out", size, equals: [32, 32], within: 0)
                Condition("places that a pixel came to, of nine by nine", offsets.count, equals: 81, within: 0)
            },
        ]
    }
}

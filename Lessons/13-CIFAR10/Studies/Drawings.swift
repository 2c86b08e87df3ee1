import Downhill

/// Drawn shapes of four kinds in 16×16 pixels, and a small network of the baseline's kind: what this lesson trains on.
enum Drawings {
    static let kinds = ["ring", "bar", "cross", "star"]
    static let batch = 32

    private static let drawn = Shapes.load(train: 640, test: 1_500)

    /// 256 to learn from, in eight whole batches.
    static let learned = ofKinds(drawn.train).normalized(by: normalization)

    /// 600 others.
    static let unseen = ofKinds(drawn.test).normalized(by: normalization)

    private static let normalization = ofKinds(drawn.train).measuredNormalization

    static var stepsPerEpoch: Int { learned.count / batch }

    /// Moved by up to two pixels, and mirrored one time in two: document B's change, at half its size.
    static let augmentation = Augmentation(padding: 2, flips: true)

    /// The baseline at a quarter of its width.
    static func network(using generator: inout SplitMix64) -> ConvNet {
        ConvNet(images: [16, 16, 3], classes: kinds.count, width: 8, using: &generator)
    }

    static var parameters: Int {
        var generator = SplitMix64(seed: 1)
        return network(using: &generator).parameterCount
    }

    private static func ofKinds(_ images: ImageSet) -> ImageSet {
        let labels = images.labels.map { kinds.firstIndex(of: images.classes[$0]) }
        let chosen = images[labels.indices.filter { labels[$0] != nil }].halved
        return ImageSet(
            height: chosen.height, width: chosen.width, channels: chosen.channels, pixels: chosen.pixels,
            labels: labels.compactMap(\.self), classes: kinds)
    }
}

extension ImageSet {
    /// The same images at half the height and width: each pixel the mean of four.
    var halved: ImageSet {
        var small: [UInt8] = []
        small.reserveCapacity(pixels.count / 4)
        for image in 0..<count {
            for row in stride(from: 0, to: height - 1, by: 2) {
                for column in stride(from: 0, to: width - 1, by: 2) {
                    for channel in 0..<channels {
                        func pixel(_ down: Int, _ right: Int) -> Int {
                            Int(pixels[((image * height + row + down) * width + column + right) * channels + channel])
                        }
                        small.append(UInt8((pixel(0, 0) + pixel(0, 1) + pixel(1, 0) + pixel(1, 1) + 2) / 4))
                    }
                }
            }
        }
        return ImageSet(
            height: height / 2, width: width / 2, channels: channels, pixels: small, white: white, labels: labels,
            classes: classes)
    }
}

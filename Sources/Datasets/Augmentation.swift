import Tensors

/// Random changes to training images that leave their class as it is: more variety from the same data.
///
/// ```swift
/// for batch in cifar.train.batches(of: 128, using: &generator).augmented(by: .cropAndFlip) { … }
/// ```
///
/// Each image is changed by a generator of its own, made from the epoch's and the image's place in the set, so that
/// neither the batch size nor the number of threads has a say in the outcome. The order of the epoch is the same with
/// and without.
public struct Augmentation: Sendable, Equatable {
    /// Black pixels put around the image, out of which a window of its own size is then cut at a random place.
    public let padding: Int

    /// Whether one image in two is mirrored left to right.
    public let flips: Bool

    /// How far brightness, contrast and saturation go at most: each is multiplied by a factor from `1 − x` to `1 + x`,
    /// at least 0.
    public let brightness: Double

    /// By how much of itself the contrast varies at the most: 0.2 draws a factor from 0.8 to 1.2.
    public let contrast: Double

    /// By how much of itself the saturation varies at the most.
    public let saturation: Double

    /// What is left out is not done.
    public init(
        padding: Int = 0, flips: Bool = false, brightness: Double = 0, contrast: Double = 0, saturation: Double = 0
    ) {
        guard padding >= 0, min(brightness, contrast, saturation) >= 0 else {
            fatalError(
                """
                Augmentation: padding \(padding), brightness \(brightness), contrast \(contrast), saturation \(saturation); \
                none can be below 0.
                """)
        }
        self.padding = padding
        self.flips = flips
        self.brightness = brightness
        self.contrast = contrast
        self.saturation = saturation
    }

    /// Four pixels of padding, a random window, a flip: what He et al. (2016) trained ResNets on CIFAR-10 with.
    public static let cropAndFlip = Augmentation(padding: 4, flips: true)
}

extension Batches where Source == ImageSet {
    /// The same batches with every image changed at random, anew in every epoch.
    public func augmented(by augmentation: Augmentation) -> some Sequence<Batch<[Int]>> & Sendable {
        AugmentedBatches(batches: self, augmentation: augmentation)
    }
}

struct AugmentedBatches: Sequence, Sendable {
    let batches: Batches<ImageSet>
    let augmentation: Augmentation

    var underestimatedCount: Int { batches.count }

    func makeIterator() -> some IteratorProtocol<Batch<[Int]>> {
        let epoch = batches.epoch.split("augmentation")
        return (0..<batches.count).lazy.map { number in
            batches.source.batch(at: batches.indices(ofBatch: number)) { index, image in
                var own = epoch.split(String(index))
                augmentation.apply(to: &image, using: &own)
            }
        }.makeIterator()
    }
}

extension Augmentation {
    /// Changes one image of pixels in 0…1: window and flip, then brightness, contrast, saturation, each cut off to 0…1.
    ///
    /// torchvision's `ColorJitter` takes the three in a random order; here the order is fixed. What is not asked for
    /// draws nothing.
    package func apply(to image: inout PixelImage, using generator: inout SplitMix64) {
        if padding > 0 {
            let down = generator.index(below: 2 * padding + 1) - padding
            let right = generator.index(below: 2 * padding + 1) - padding
            image = image.shifted(down: down, right: right)
        }
        if flips, generator.index(below: 2) == 1 { image = image.mirrored() }
        if let factor = factor(brightness, using: &generator) { image.mix(with: { _ in 0 }, keeping: factor) }
        if let factor = factor(contrast, using: &generator) {
            let mean = image.meanLuminance
            image.mix(with: { _ in mean }, keeping: factor)
        }
        if let factor = factor(saturation, using: &generator) { image.mix(with: { $0 }, keeping: factor) }
    }

    private func factor(_ strength: Double, using generator: inout SplitMix64) -> Scalar? {
        strength == 0 ? nil : Scalar(max(0, 1 - strength + 2 * strength * generator.uniform()))
    }
}

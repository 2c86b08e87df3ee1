import CKernels
import Tensors

#if DoublePrecision
private let gatherImages = dh_gather_images_d
#else
private let gatherImages = dh_gather_images_f
#endif

/// Labelled images of one size, a byte a pixel and channel; scaled to numbers batch by batch.
///
/// Bytes keep a set in memory at a quarter of its size as Float32: CIFAR-10's training images are 154 MB.
public struct ImageSet: Dataset, Equatable {
    /// The height of an image, in pixels.
    public let height: Int

    /// The width of an image, in pixels.
    public let width: Int

    /// One for grey images, three for red, green and blue.
    public let channels: Int

    /// The bytes, `[count, height, width, channels]` in row-major order, from 0 (black) to `white`.
    public let pixels: [UInt8]

    /// The byte that becomes 1: 255 in most sets.
    public let white: UInt8

    /// The class of every image, an index into `classes`.
    public let labels: [Int]

    /// The names of the classes, in the order of their labels.
    public let classes: [String]

    /// What is subtracted from and divided into pixels scaled to 0…1; none at first.
    public private(set) var normalization: Normalization

    /// Images of one size: `pixels` in the order that `pixels` says, and a label for each image.
    public init(
        height: Int, width: Int, channels: Int, pixels: [UInt8], white: UInt8 = 255, labels: [Int], classes: [String]
    ) {
        guard height > 0, width > 0, channels > 0, white > 0, pixels.count == labels.count * height * width * channels
        else {
            fatalError(
                "ImageSet: \(pixels.count) bytes are not \(labels.count) images of \(height)×\(width)×\(channels).")
        }
        if let stray = labels.firstIndex(where: { !classes.indices.contains($0) }) {
            fatalError(
                "ImageSet: label \(labels[stray]) of image \(stray) is none of the \(classes.count) classes 0..<\(classes.count)."
            )
        }
        self.height = height
        self.width = width
        self.channels = channels
        self.pixels = pixels
        self.white = white
        self.labels = labels
        self.classes = classes
        self.normalization = .none(channels: channels)
    }

    public var count: Int { labels.count }

    /// The number of bytes in an image: the inputs of a network that takes it flattened.
    public var features: Int { height * width * channels }

    /// How many images each class has.
    public var countsByClass: [Int] {
        labels.reduce(into: Array(repeating: 0, count: classes.count)) { $0[$1] += 1 }
    }

    /// All images, `[count, height, width, channels]`; for a large set prefer batches.
    public var images: Tensor { batch(at: Array(0..<count)).images }

    /// Images `[batch, height, width, channels]`, pixels scaled to 0…1 and normalised, and their labels.
    public func batch(at indices: [Int]) -> Batch<[Int]> {
        Batch(inputs: gathered(indices, by: normalization), targets: indices.map { labels[$0] }, indices: indices)
    }

    /// The same, with a change made to every image between scaling and normalising.
    func batch(at indices: [Int], changing: (_ index: Int, _ image: inout PixelImage) -> Void) -> Batch<[Int]> {
        let (mean, deviation) = normalization.scalars
        var images = gathered(indices, by: .none(channels: channels))
        images.withUnsafeMutableScalars { target in
            for (row, index) in indices.enumerated() {
                let image = UnsafeMutableBufferPointer(rebasing: target[row * features..<(row + 1) * features])
                var changed = PixelImage(height: height, width: width, channels: channels, scalars: Array(image))
                changing(index, &changed)
                let scalars = changed.scalars
                for pixel in stride(from: 0, to: features, by: channels) {
                    for channel in 0..<channels {
                        image[pixel + channel] = (scalars[pixel + channel] - mean[channel]) / deviation[channel]
                    }
                }
            }
        }
        return Batch(inputs: images, targets: indices.map { labels[$0] }, indices: indices)
    }

    /// `(byte / white − mean) / deviation`, each rounded as `Normalization.applied` rounds, in one go.
    private func gathered(_ indices: [Int], by normalization: Normalization) -> Tensor {
        indices.forEach(requireImage)
        let (mean, deviation) = normalization.scalars
        return Tensor(shape: [indices.count, height, width, channels]) { target in
            guard let start = target.baseAddress else { return }
            gatherImages(
                pixels, indices, indices.count, features, channels, Scalar(white), mean, deviation, start)
        }
    }

    /// Where in `pixels` an image's bytes stand.
    func bytes(of index: Int) -> Range<Int> {
        requireImage(index)
        return index * features..<(index + 1) * features
    }

    private func requireImage(_ index: Int) {
        guard labels.indices.contains(index) else {
            fatalError("ImageSet: there is no image \(index); the set holds \(count).")
        }
    }
}

extension ImageSet {
    /// The images at these places, in this order, as a set of their own.
    public subscript(indices: some Sequence<Int>) -> ImageSet {
        var chosen: [UInt8] = []
        var labels: [Int] = []
        for index in indices {
            chosen.append(contentsOf: pixels[bytes(of: index)])
            labels.append(self.labels[index])
        }
        return replacing(pixels: chosen, labels: labels)
    }

    /// The first images, or all where there are fewer.
    public func prefix(_ count: Int) -> ImageSet { self[0..<min(count, self.count)] }

    /// The same images class after class: the order that training must not meet them in.
    public func sortedByClass() -> ImageSet {
        self[classes.indices.flatMap { label in labels.indices.filter { labels[$0] == label } }]
    }

    /// The same images under other labels, for example shuffled ones.
    public func relabelled(_ labels: [Int]) -> ImageSet { replacing(pixels: pixels, labels: labels) }

    /// The same images, normalised when they are gathered: `(pixel − mean) / deviation`, channel by channel.
    public func normalized(by normalization: Normalization) -> ImageSet {
        guard normalization.mean.count == channels else {
            fatalError("normalized: the set has \(channels) channels, the normalisation \(normalization.mean.count).")
        }
        var result = self
        result.normalization = normalization
        return result
    }

    private func replacing(pixels: [UInt8], labels: [Int]) -> ImageSet {
        ImageSet(
            height: height, width: width, channels: channels, pixels: pixels, white: white, labels: labels,
            classes: classes
        ).normalized(by: normalization)
    }
}

extension ImageSet: CustomStringConvertible {
    public var description: String { "\(count) images of \(height)×\(width)×\(channels), \(classes.count) classes" }
}

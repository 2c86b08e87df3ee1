import Tensors

/// The mean and standard deviation that bring a set's pixels to mean 0 and deviation 1, one pair a channel.
///
/// Measured on the training images, scaled to 0…1, and applied to the test images too: a model never learns from those.
public struct Normalization: Sendable, Equatable {
    /// The mean of each channel, which is subtracted.
    public let mean: [Double]

    /// The standard deviation of each channel, which the rest is divided by.
    public let deviation: [Double]

    /// One mean and one deviation for each channel.
    public init(mean: [Double], deviation: [Double]) {
        guard mean.count == deviation.count, deviation.allSatisfy({ $0 > 0 }) else {
            fatalError(
                "Normalization: mean \(mean), deviation \(deviation); every channel needs both, and a deviation above 0."
            )
        }
        self.mean = mean
        self.deviation = deviation
    }

    /// The one that changes nothing.
    public static func none(channels: Int) -> Normalization {
        Normalization(mean: Array(repeating: 0, count: channels), deviation: Array(repeating: 1, count: channels))
    }

    /// What the literature uses for MNIST, rounded as it rounds: 0.1307 and 0.3081.
    public static let mnist = Normalization(mean: [0.1307], deviation: [0.3081])

    /// What the literature uses for CIFAR-10's red, green and blue.
    public static let cifar10 = Normalization(mean: [0.4914, 0.4822, 0.4465], deviation: [0.2470, 0.2435, 0.2616])

    /// Both, as numbers of this build.
    var scalars: (mean: [Scalar], deviation: [Scalar]) {
        (mean.map { Scalar($0) }, deviation.map { Scalar($0) })
    }

    /// `(images − mean) / deviation`, channel by channel, for images `[batch, height, width, channels]`.
    ///
    /// Rounded after each operation, as torchvision's `Normalize` rounds, so that the bits agree.
    public func applied(to images: Tensor) -> Tensor {
        if self == .none(channels: mean.count) { return images }
        return (images - Tensor(scalars.mean)) / Tensor(scalars.deviation)
    }
}

extension ImageSet {
    /// The mean and standard deviation of each channel's pixels, scaled to 0…1; counted exactly, then divided.
    ///
    /// A channel that is the same everywhere has deviation 1, so that normalising by it is defined.
    public var measuredNormalization: Normalization {
        var histogram = Array(repeating: 0, count: channels * 256)
        for place in pixels.indices { histogram[(place % channels) << 8 | Int(pixels[place])] += 1 }
        let total = Double(max(count * height * width, 1))
        let moments = (0..<channels).map { channel in
            let counts = histogram[channel << 8..<(channel + 1) << 8].enumerated()
            let sum = counts.reduce(0) { $0 + $1.offset * $1.element }
            let squares = counts.reduce(0) { $0 + $1.offset * $1.offset * $1.element }
            let mean = Double(sum) / total
            let deviation = max(Double(squares) / total - mean * mean, 0).squareRoot()
            return (mean / Double(white), deviation == 0 ? 1 : deviation / Double(white))
        }
        return Normalization(mean: moments.map(\.0), deviation: moments.map(\.1))
    }
}

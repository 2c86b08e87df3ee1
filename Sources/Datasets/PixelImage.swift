import Tensors

/// One image between bytes and tensor: scalars in 0…1, `[height, width, channels]`, on which augmentation works.
package struct PixelImage: Equatable {
    package let height: Int
    package let width: Int
    package let channels: Int
    package var scalars: [Scalar]

    package init(height: Int, width: Int, channels: Int, scalars: [Scalar]) {
        self.height = height
        self.width = width
        self.channels = channels
        self.scalars = scalars
    }

    /// The image moved by whole pixels; what comes in at the edges is black.
    ///
    /// The same as padding on all sides and cutting out a window of the old size.
    package func shifted(down: Int, right: Int) -> PixelImage {
        var result = self
        result.scalars = Array(repeating: 0, count: scalars.count)
        let columns = (0..<width).clamped(to: -right..<width - right)
        guard !columns.isEmpty else { return result }
        for row in 0..<height where (0..<height).contains(row + down) {
            let source = (row * width + columns.lowerBound) * channels
            let target = ((row + down) * width + columns.lowerBound + right) * channels
            let length = columns.count * channels
            result.scalars.replaceSubrange(target..<target + length, with: scalars[source..<source + length])
        }
        return result
    }

    /// The image mirrored left to right.
    package func mirrored() -> PixelImage {
        var result = self
        for row in 0..<height {
            for column in 0..<width {
                for channel in 0..<channels {
                    result.scalars[(row * width + column) * channels + channel] =
                        scalars[(row * width + width - 1 - column) * channels + channel]
                }
            }
        }
        return result
    }

    /// `factor · pixel + (1 − factor) · other`, cut off to 0…1, where `other` follows from the pixel's luminance.
    package mutating func mix(with other: (Scalar) -> Scalar, keeping factor: Scalar) {
        for pixel in stride(from: 0, to: scalars.count, by: channels) {
            let share = (1 - factor) * other(luminance(at: pixel))
            for place in pixel..<pixel + channels { scalars[place] = min(max(factor * scalars[place] + share, 0), 1) }
        }
    }

    package var meanLuminance: Scalar {
        let sum = stride(from: 0, to: scalars.count, by: channels).reduce(0.0) { $0 + Double(luminance(at: $1)) }
        return Scalar(sum / Double(height * width))
    }

    /// How bright a pixel looks: red, green and blue weighted as television weighs them (ITU-R BT.601); grey as it is.
    private func luminance(at pixel: Int) -> Scalar {
        guard channels == 3 else { return scalars[pixel] }
        return 0.299 * scalars[pixel] + 0.587 * scalars[pixel + 1] + 0.114 * scalars[pixel + 2]
    }
}

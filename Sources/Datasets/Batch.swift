import Tensors

/// A few samples taken together: what one training step sees.
public struct Batch<Target: Sendable>: Sendable {
    /// The inputs, one sample a row: `[batch, features]`, or `[batch, height, width, channels]` for images.
    public let inputs: Tensor

    /// What the model is to answer: class labels, `[Int]`, or a tensor `[batch, outputs]`.
    public let targets: Target

    /// Where in the data set these samples stand.
    public let indices: [Int]

    /// One sample a row of `inputs`, with its target and its place in the data set.
    public init(inputs: Tensor, targets: Target, indices: [Int]) {
        self.inputs = inputs
        self.targets = targets
        self.indices = indices
    }

    /// How many samples it holds.
    public var count: Int { indices.count }
}

extension Batch where Target == [Int] {
    /// The inputs by the name that image sets call them: `[batch, height, width, channels]`.
    public var images: Tensor { inputs }

    /// The class of every sample, counted from 0.
    public var labels: [Int] { targets }

    /// The inputs as vectors, `[batch, features]`: what a linear model takes.
    ///
    /// Pixels of an image go channel by channel, as PyTorch's `flatten` puts them (C, H, W).
    public var features: Tensor { inputs.flattenedByChannel }
}

extension Tensor {
    /// `[batch, height, width, channels]` as `[batch, channels · height · width]`, channel by channel; unrecorded.
    var flattenedByChannel: Tensor {
        guard shape.rank == 4, shape[3] > 1 else {
            return shape.rank == 2 ? self : reshaped(to: [shape[0], shape[1] * shape[2] * shape[3]])
        }
        let (pixels, channels) = (shape[1] * shape[2], shape[3])
        let source = scalars
        var target: [Scalar] = []
        target.reserveCapacity(source.count)
        for image in stride(from: 0, to: source.count, by: pixels * channels) {
            for channel in 0..<channels {
                for pixel in 0..<pixels { target.append(source[image + pixel * channels + channel]) }
            }
        }
        return Tensor(target, shape: [shape[0], pixels * channels])
    }
}

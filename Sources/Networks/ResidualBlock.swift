/// How a block of two convolutions is bypassed.
public enum Shortcut: Sendable, CaseIterable {
    /// Not at all: the block of a plain network.
    case none

    /// By the identity; where the block halves the image and widens it, by every other pixel with zeros for the new channels
    /// (option A of He 2015, which has no parameters), half of them before the old channels and half behind.
    case paddedIdentity

    /// Option A with all zeros behind the old channels, as its authors' own code has it.
    case identityPaddedAtEnd

    /// By the identity; where the block halves or widens, by a 1×1 convolution with batch norm (option B of He 2015). Named
    /// `downsample.0` and `downsample.1`, as in torchvision.
    case projection
}

/// Two 3×3 convolutions with batch norm, and a shortcut around them: `y = max(0, F(x) + x)` (He 2015).
///
/// `[batch, height, width, inputs]` becomes `[batch, height/stride, width/stride, outputs]`, rounded up.
public struct ResidualBlock: Module {
    /// The first convolution, which halves the image where the block does, and its batch norm.
    public var conv1: Convolution, bn1: BatchNorm

    /// The second, and its batch norm.
    public var conv2: Convolution, bn2: BatchNorm

    /// What goes around the two.
    public let shortcut: Shortcut

    /// Option B's convolution and batch norm, where there is something to project.
    public var projection: Sequential?

    /// - Parameter zeroGain: Whether the second batch norm starts with γ = 0, the block as the identity.
    public init(
        inputs: Int, outputs: Int, stride: Int = 1, shortcut: Shortcut = .paddedIdentity, zeroGain: Bool = false,
        initialization: Initialization = .he, using generator: inout SplitMix64
    ) {
        conv1 = Convolution(
            inputs: inputs, outputs: outputs, kernel: 3, stride: stride, padding: 1, bias: false,
            initialization: initialization, using: &generator)
        bn1 = BatchNorm(channels: outputs)
        conv2 = Convolution(
            inputs: outputs, outputs: outputs, kernel: 3, padding: 1, bias: false, initialization: initialization,
            using: &generator)
        bn2 = BatchNorm(channels: outputs, zeroGain: zeroGain)
        self.shortcut = shortcut
        if shortcut == .projection, stride != 1 || inputs != outputs {
            projection = Sequential(
                Convolution(
                    inputs: inputs, outputs: outputs, kernel: 1, stride: stride, bias: false,
                    initialization: initialization, using: &generator),
                BatchNorm(channels: outputs))
        }
    }

    public mutating func forward(_ x: Tensor) -> Tensor {
        let residual = bn2(conv2(bn1(conv1(x)).relu()))
        return switch shortcut {
        case .none: residual.relu()
        case .paddedIdentity, .identityPaddedAtEnd: (residual + padded(x)).relu()
        case .projection: (residual + (projection?(x) ?? x)).relu()
        }
    }

    /// The input in the output's shape: every `stride`-th pixel, with zeros for the channels that it lacks.
    private func padded(_ x: Tensor) -> Tensor {
        // A window of one pixel, stride by stride: every other pixel as it is.
        let pixels = conv1.stride == 1 ? x : x.averagePooled(window: 1, stride: conv1.stride)
        let added = conv1.weight.shape[0] - x.shape[3]
        if added == 0 { return pixels }
        let before = shortcut == .identityPaddedAtEnd ? 0 : added / 2
        return pixels.padded(before: before, after: added - before, along: 3)
    }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try conv1.visit(path: path / "conv1", body: body)
        try bn1.visit(path: path / "bn1", body: body)
        try conv2.visit(path: path / "conv2", body: body)
        try bn2.visit(path: path / "bn2", body: body)
        try projection.visit(path: path / "downsample", body: body)
    }
}

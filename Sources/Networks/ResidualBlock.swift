/// How a block of two convolutions is bypassed.
public enum Shortcut: Sendable, CaseIterable {
    /// Not at all: the block of a plain network.
    case none

    /// By the identity; where the block halves the image and widens it, by every other pixel with zeros for the new channels
    /// (option A of He 2015, which has no parameters).
    case paddedIdentity
}

/// Two 3×3 convolutions with batch norm, and a shortcut around them: `y = max(0, F(x) + x)` (He 2015).
///
/// `[batch, height, width, inputs]` becomes `[batch, height/stride, width/stride, outputs]`, rounded up.
public struct ResidualBlock: Module {
    public var conv1: Convolution, bn1: BatchNorm
    public var conv2: Convolution, bn2: BatchNorm
    public let shortcut: Shortcut

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
    }

    public mutating func forward(_ input: Tensor, _ mode: Mode) -> Tensor {
        let inner = bn1.forward(conv1.forward(input, mode), adding: nil, rectified: true, mode)
        return bn2.forward(conv2.forward(inner, mode), adding: bypass(of: input), rectified: true, mode)
    }

    private func bypass(of input: Tensor) -> Tensor? {
        guard shortcut == .paddedIdentity else { return nil }
        // A window of one pixel, stride by stride: every other pixel as it is.
        let bypass = conv1.stride == 1 ? input : input.averagePooled(window: 1, stride: conv1.stride)
        let added = conv1.weight.shape[0] - input.shape[3]
        return added == 0 ? bypass : bypass.padded(before: added / 2, after: added - added / 2, along: 3)
    }

    public mutating func visit<E: Error>(path: Path, body: (Path, inout Tensor) throws(E) -> Void) throws(E) {
        try conv1.visit(path: path / "conv1", body: body)
        try bn1.visit(path: path / "bn1", body: body)
        try conv2.visit(path: path / "conv2", body: body)
        try bn2.visit(path: path / "bn2", body: body)
    }
}

/// The residual networks for 32×32 images of He 2015, §4.2: a convolution, three stages of n blocks each at widths 16, 32, 64, an
/// average over the image and a linear layer: 6n + 2 layers of weights. Images `[batch, height, width, channels]`, scores `[batch, classes]`.
///
/// Without shortcuts it is the plain network of the same depth that the paper compares with.
public struct ResNet: Module {
    /// The convolution that makes 16 channels of the image, and its batch norm.
    public var conv1: Convolution, bn1: BatchNorm

    /// Three stages of n blocks, of 16, 32 and 64 channels; each but the first halves the image.
    public var stages: [[ResidualBlock]]

    /// From 64 averages to a score for each class.
    public var linear: Linear

    /// - Parameters:
    ///   - depth: The number of layers with weights: 8, 14, 20, 26, 32, 38, 44, 56, 110, … .
    ///   - width: The channels of the first stage; the later ones have twice and four times as many.
    ///   - zeroGain: Whether every block starts as the identity, with γ = 0 in its last batch norm.
    public init(
        depth: Int, channels: Int = 3, classes: Int = 10, width: Int = 16, shortcut: Shortcut = .paddedIdentity,
        zeroGain: Bool = false, initialization: Initialization = .he, using generator: inout SplitMix64
    ) {
        guard depth >= 8, depth % 6 == 2 else {
            fatalError("ResNet: depth \(depth) is not 6n + 2; take 20, 32, 44, 56 or 110.")
        }
        expect("ResNet", "channels", channels, atLeast: 1)
        expect("ResNet", "classes", classes, atLeast: 1)
        expect("ResNet", "width", width, atLeast: 1)
        conv1 = Convolution(
            inputs: channels, outputs: width, kernel: 3, padding: 1, bias: false, initialization: initialization,
            using: &generator)
        bn1 = BatchNorm(channels: width)
        stages = []
        for stage in 0..<3 {
            var blocks: [ResidualBlock] = []
            for block in 0..<(depth - 2) / 6 {
                let halves = stage > 0 && block == 0
                let outputs = width << stage
                blocks.append(
                    ResidualBlock(
                        inputs: halves ? outputs / 2 : outputs, outputs: outputs, stride: halves ? 2 : 1,
                        shortcut: shortcut, zeroGain: zeroGain, initialization: initialization, using: &generator))
            }
            stages.append(blocks)
        }
        linear = Linear(inputs: width * 4, outputs: classes, initialization: initialization, using: &generator)
    }

    /// The model of these sizes with the tensors of a state dictionary: nothing is drawn.
    ///
    /// - Throws: `StateDictionaryError` if a name or a shape does not fit.
    public init(
        depth: Int, channels: Int = 3, classes: Int = 10, width: Int = 16, shortcut: Shortcut = .paddedIdentity,
        loading state: Parameters
    ) throws(StateDictionaryError) {
        var generator = SplitMix64(seed: 0)  // zeros take nothing from it
        self.init(
            depth: depth, channels: channels, classes: classes, width: width, shortcut: shortcut,
            initialization: .zeros, using: &generator)
        try load(state)
    }

    public mutating func forward(_ input: Tensor) -> Tensor {
        var x = bn1(conv1(input)).relu()
        for stage in stages.indices {
            for block in stages[stage].indices { x = stages[stage][block](x) }
        }
        return linear(x.globallyAveraged())
    }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try conv1.visit(path: path / "conv1", body: body)
        try bn1.visit(path: path / "bn1", body: body)
        for stage in stages.indices { try stages[stage].visit(path: path / "layer\(stage + 1)", body: body) }
        try linear.visit(path: path / "linear", body: body)
    }
}

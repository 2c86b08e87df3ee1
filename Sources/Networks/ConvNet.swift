/// Three times 3×3 convolution, batch norm, ReLU and 2×2 max pooling, then a linear layer: the CNN baseline for small images.
///
/// Images `[batch, height, width, channels]`, scores `[batch, classes]`. Height and width are halved three times, rounded down.
public struct ConvNet: Module {
    /// The first convolution, from the image's channels to 32, and its batch norm.
    public var conv1: Convolution, bn1: BatchNorm

    /// The second, from 32 channels to 64.
    public var conv2: Convolution, bn2: BatchNorm

    /// The third, from 64 channels to 128.
    public var conv3: Convolution, bn3: BatchNorm

    /// From what is left of the image to a score for each class.
    public var linear: Linear

    /// - Parameters:
    ///   - images: The shape of one image, `[height, width, channels]`; height and width of at least 8.
    ///   - width: The channels of the first convolution; the later ones have twice and four times as many.
    public init(
        images: Shape, classes: Int = 10, width: Int = 32, initialization: Initialization = .uniformByFanIn,
        using generator: inout SplitMix64
    ) {
        guard images.rank == 3, images[0] >= 8, images[1] >= 8 else {
            fatalError("ConvNet: images of \(images) are not [height, width, channels] of at least 8×8 pixels.")
        }
        expect("ConvNet", "classes", classes, atLeast: 1)
        expect("ConvNet", "width", width, atLeast: 1)
        func convolution(from inputs: Int, to outputs: Int) -> Convolution {
            Convolution(
                inputs: inputs, outputs: outputs, kernel: 3, padding: 1, bias: false, initialization: initialization,
                using: &generator)
        }
        conv1 = convolution(from: images[2], to: width)
        bn1 = BatchNorm(channels: width)
        conv2 = convolution(from: width, to: 2 * width)
        bn2 = BatchNorm(channels: 2 * width)
        conv3 = convolution(from: 2 * width, to: 4 * width)
        bn3 = BatchNorm(channels: 4 * width)
        linear = Linear(
            inputs: (images[0] / 8) * (images[1] / 8) * 4 * width, outputs: classes, initialization: initialization,
            using: &generator)
    }

    /// The model of these sizes with the tensors of a state dictionary: nothing is drawn.
    ///
    /// - Throws: `StateDictionaryError` if a name or a shape does not fit.
    public init(
        images: Shape, classes: Int = 10, width: Int = 32, loading state: Parameters
    ) throws(StateDictionaryError) {
        var generator = SplitMix64(seed: 0)  // zeros take nothing from it
        self.init(
            images: images, classes: classes, width: width, initialization: .zeros, using: &generator)
        try load(state)
    }

    public mutating func forward(_ input: Tensor) -> Tensor {
        var x = input
        x = bn1(conv1(x)).relu().maxPooled(window: 2)
        x = bn2(conv2(x)).relu().maxPooled(window: 2)
        x = bn3(conv3(x)).relu().maxPooled(window: 2)
        return linear(x.flattened())
    }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try conv1.visit(path: path / "conv1", body: body)
        try bn1.visit(path: path / "bn1", body: body)
        try conv2.visit(path: path / "conv2", body: body)
        try bn2.visit(path: path / "bn2", body: body)
        try conv3.visit(path: path / "conv3", body: body)
        try bn3.visit(path: path / "bn3", body: body)
        try linear.visit(path: path / "linear", body: body)
    }
}

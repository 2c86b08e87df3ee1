/// A convolution layer: `outputs` square kernels slid over images of `inputs` channels.
///
/// `[batch, height, width, inputs]` becomes `[batch, (height + 2·padding − kernel)/stride + 1, …, outputs]`. The weight is
/// `[outputs, inputs, kernel, kernel]`, as in PyTorch, so that state dictionaries agree.
public struct Convolution: Module {
    /// The kernels, `[outputs, inputs, height, width]`, as in PyTorch.
    public var weight: Tensor

    /// One scalar an output channel; nil where batch norm follows, which would subtract it again.
    public var bias: Tensor?

    /// How far apart the places of the kernel lie, and how many zeros surround the image.
    public let stride: Int, padding: Int

    /// A layer of given parameters: a weight of `[outputs, inputs, height, width]` and a bias of `[outputs]`.
    public init(weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0) {
        guard weight.shape.rank == 4, bias.map({ $0.shape == [weight.shape[0]] }) ?? true else {
            fatalError(
                "Convolution: a weight of \(weight.shape) is not [outputs, inputs, height, width], or the bias not one scalar an output."
            )
        }
        expect("Convolution", "stride", stride, atLeast: 1)
        expect("Convolution", "padding", padding, atLeast: 0)
        self.weight = weight
        self.bias = bias
        self.stride = stride
        self.padding = padding
    }

    /// A layer drawn at random; uniform over ±1/√(inputs·kernel²) unless another initialisation is asked for.
    public init(
        inputs: Int, outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0, bias: Bool = true,
        initialization: Initialization = .uniformByFanIn, using generator: inout SplitMix64
    ) {
        expect("Convolution", "inputs", inputs, atLeast: 1)
        expect("Convolution", "outputs", outputs, atLeast: 1)
        expect("Convolution", "kernel", kernel, atLeast: 1)
        let (fanIn, fanOut) = (inputs * kernel * kernel, outputs * kernel * kernel)
        self.init(
            weight: initialization.weight(
                [outputs, inputs, kernel, kernel], fanIn: fanIn, fanOut: fanOut, using: &generator),
            bias: bias ? initialization.bias([outputs], fanIn: fanIn, using: &generator) : nil,
            stride: stride, padding: padding)
    }

    public mutating func forward(_ input: Tensor) -> Tensor {
        let output = convolve(input, weight, stride: stride, padding: padding)
        return if let bias { output + bias } else { output }
    }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try weight.visit(path: path / "weight", body: body)
        try bias.visit(path: path / "bias", body: body)
    }
}

/// In training, sets each scalar to zero with the given probability and multiplies the others by `1/(1 − p)`, so that the expected
/// value stays (Srivastava 2014). In inference it does nothing.
///
/// The layer carries its own generator, which every training step moves on. It is saved with the model as a buffer named
/// `generator`, its 64 bits in four scalars, which PyTorch's state dictionaries do not have.
public struct Dropout: Module {
    /// The share of the units that a step leaves out.
    public let probability: Double

    /// What draws them; each pass in training moves it on.
    public var generator: SplitMix64

    /// - Parameter generator: Where the layer's own generator is split off, under a name that no other layer should share.
    public init(probability: Double, named name: String = "dropout", using generator: SplitMix64) {
        expect("Dropout", "probability", probability, in: 0..<1)
        self.probability = probability
        self.generator = generator.split(name)
    }

    public mutating func forward(_ input: Tensor) -> Tensor {
        guard ModuleMode.current == .training, probability > 0 else { return input }
        let kept = Scalar(1 / (1 - probability))
        let mask = Tensor(shape: input.shape) { target in
            for i in 0..<target.count {
                target.initializeElement(at: i, to: generator.uniform() < probability ? 0 : kept)
            }
        }
        return input * mask
    }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        var state = Tensor((0..<4).map { Scalar((generator.state >> (16 * $0)) & 0xFFFF) })
        try state.visit(path: path.buffer("generator"), body: body)
        generator = SplitMix64(
            seed: state.scalars.enumerated().reduce(0) { $0 | UInt64($1.element) << (16 * UInt64($1.offset)) })
    }
}

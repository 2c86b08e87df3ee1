/// Batch normalisation, `y = γ·(x − μ)/√(σ² + ε) + β` for every channel (Ioffe and Szegedy 2015).
///
/// In training μ and σ² are the batch's own mean and biased variance; running averages of them are kept, and are what
/// inference uses. As in PyTorch the running variance averages *unbiased* variances, n/(n − 1) times larger.
///
/// Takes `[batch, channels]` or `[batch, height, width, channels]`: PyTorch's 1-D and 2-D layers in one.
public struct BatchNorm: Module {
    /// γ and β, in PyTorch `weight` and `bias`.
    public var gain: Tensor, offset: Tensor

    /// Each channel's mean and variance over the batches seen in training, which inference divides by.
    public private(set) var runningMean: Tensor, runningVariance: Tensor

    /// How many batches the running averages have seen.
    public private(set) var batchesTracked: Tensor

    /// The weight of the newest batch in the running averages.
    public let momentum: Scalar

    /// What keeps the division from exploding where a channel hardly varies.
    public let epsilon: Double

    /// A layer that starts as plain normalisation: γ = 1, β = 0.
    ///
    /// - Parameter zeroGain: Starts with γ = 0 instead: at the end of a residual branch, so that the block starts as the identity
    ///   (Goyal 2017).
    public init(channels: Int, momentum: Scalar = 0.1, epsilon: Double = 1e-5, zeroGain: Bool = false) {
        expect("BatchNorm", "channels", channels, atLeast: 1)
        self.init(
            gain: zeroGain ? .zeros([channels]) : .ones([channels]), offset: .zeros([channels]),
            runningMean: .zeros([channels]), runningVariance: .ones([channels]), momentum: momentum, epsilon: epsilon)
    }

    public mutating func forward(_ input: Tensor) -> Tensor {
        switch ModuleMode.current {
        case .training:
            let (output, mean, variance) = input.batchNormalized(gain: gain, offset: offset, epsilon: epsilon)
            track(mean, variance, count: input.shape.count / gain.shape.count)
            return output
        case .inference:
            return input.normalized(
                mean: runningMean, variance: runningVariance, gain: gain, offset: offset, epsilon: epsilon)
        }
    }

    private mutating func track(_ mean: Tensor, _ variance: Tensor, count: Int) {
        guard count > 1 else {
            fatalError(
                """
                BatchNorm: one value a channel has no variance. Was it an epoch's last batch, with one sample left over? Drop it, with \
                batches(of:using:droppingLast: true), Trainer(…, dropsLast: true) or course train --drop-last, or take another size; what \
                only uses the model calls its .inference.
                """)
        }
        let unbiased = variance * (Scalar(count) / Scalar(count - 1))
        runningMean = (1 - momentum) * runningMean + momentum * mean
        runningVariance = (1 - momentum) * runningVariance + momentum * unbiased
        batchesTracked = batchesTracked + 1
    }

    public mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try gain.visit(path: path / "weight", body: body)
        try offset.visit(path: path / "bias", body: body)
        try runningMean.visit(path: path.buffer("running_mean"), body: body)
        try runningVariance.visit(path: path.buffer("running_var"), body: body)
        try batchesTracked.visit(path: path.buffer("num_batches_tracked"), body: body)
    }
}

extension BatchNorm {
    /// A layer of given parameters and statistics, `[channels]` each.
    ///
    /// - Parameters:
    ///   - batchesTracked: How many batches the statistics have seen; it counts on, and changes nothing else.
    ///   - momentum: From 0, statistics that stay, to 1, those of the last batch alone.
    ///   - epsilon: Above 0.
    public init(
        gain: Tensor, offset: Tensor, runningMean: Tensor, runningVariance: Tensor, batchesTracked: Int = 0,
        momentum: Scalar = 0.1, epsilon: Double = 1e-5
    ) {
        let shapes = [gain, offset, runningMean, runningVariance].map(\.shape)
        guard gain.shape.rank == 1, shapes.allSatisfy({ $0 == gain.shape }) else {
            fatalError(
                "BatchNorm: \(shapes.map(\.description).joined(separator: ", ")) are not four times one scalar a channel."
            )
        }
        expect("BatchNorm", "momentum", momentum, in: 0...1)
        expectPositive("BatchNorm", "epsilon", epsilon)
        self.gain = gain
        self.offset = offset
        self.runningMean = runningMean
        self.runningVariance = runningVariance
        self.batchesTracked = Tensor(Scalar(batchesTracked))
        self.momentum = momentum
        self.epsilon = epsilon
    }
}

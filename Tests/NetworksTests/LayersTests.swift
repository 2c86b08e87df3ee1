import Networks
import Testing

/// Gradients of whole modules with respect to all their parameters, against central differences.
@Suite struct LayersTests {
    private static let tolerance: Scalar = Scalar.ulpOfOne < 1e-10 ? 1e-8 : 1e-2

    private func expectGradient<Layer: Module>(
        of module: Layer, at input: Tensor, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var copy = module
        let weights = Golden.numbers(5, copy(input).shape.extents)
        let check = GradientCheck.worst(at: module) { (copy: inout Layer) in (copy(input) * weights).sum() }
        if let check { #expect(check.error <= Self.tolerance, "\(check)", sourceLocation: sourceLocation) }
    }

    @Test(arguments: [1, 2, 3]) func `every module's gradient agrees with central differences`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        func normal(_ shape: Shape) -> Tensor { .normal(shape, using: &generator) }
        var draw = SplitMix64(seed: seed + 100)
        expectGradient(of: Linear(inputs: 5, outputs: 3, using: &draw), at: normal([4, 5]))
        expectGradient(
            of: Convolution(inputs: 2, outputs: 3, kernel: 3, stride: 2, padding: 1, using: &draw),
            at: normal([2, 5, 4, 2]))
        expectGradient(
            of: Convolution(inputs: 1, outputs: 2, kernel: 5, bias: false, using: &draw), at: normal([1, 7, 5, 1]))
        expectGradient(of: Linear(inputs: 5, outputs: 3, bias: false, using: &draw), at: normal([2, 2, 5]))
        expectGradient(of: BatchNorm(channels: 3), at: normal([5, 3]))
        expectGradient(of: BatchNorm(channels: 2), at: normal([2, 3, 2, 2]))
        expectGradient(
            of: Sequential(
                Convolution(inputs: 1, outputs: 2, kernel: 3, padding: 1, using: &draw), Activation.gelu,
                AveragePool(window: 2), Flatten(), Linear(inputs: 8, outputs: 3, using: &draw), Activation.tanh),
            at: normal([2, 4, 5, 1]))
        expectGradient(
            of: Sequential(
                Linear(inputs: 4, outputs: 6, using: &draw), Dropout(probability: 0.5, using: draw), Activation.silu,
                Linear(inputs: 6, outputs: 2, using: &draw)), at: normal([3, 4]))
    }

    /// ReLU and max pooling have kinks; Float's coarse differences would step over them.
    @Test(.enabled(if: Scalar.ulpOfOne < 1e-10), arguments: [1, 2, 3])
    func `every model's gradient agrees with central differences`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        func normal(_ shape: Shape) -> Tensor { .normal(shape, using: &generator) }
        var draw = SplitMix64(seed: seed + 200)
        expectGradient(of: SimpleMLP(inputs: 6, hidden: 7, outputs: 3, using: &draw), at: normal([4, 2, 3, 1]))
        expectGradient(of: ConvNet(images: [8, 8, 1], classes: 3, width: 1, using: &draw), at: normal([4, 8, 8, 1]))
        expectGradient(of: ResidualBlock(inputs: 2, outputs: 2, using: &draw), at: normal([2, 4, 4, 2]))
        for shortcut in Shortcut.allCases {
            expectGradient(
                of: ResidualBlock(inputs: 1, outputs: 3, stride: 2, shortcut: shortcut, using: &draw),
                at: normal([3, 5, 4, 1]))
        }
        expectGradient(of: ResNet(depth: 8, channels: 1, classes: 2, width: 2, using: &draw), at: normal([3, 8, 8, 1]))
        expectGradient(
            of: ResNet(depth: 8, channels: 1, classes: 2, width: 2, shortcut: .none, using: &draw),
            at: normal([3, 8, 8, 1]))
    }

    @Test func `a residual block with zero gain is the identity of what is positive`() {
        var generator = SplitMix64(seed: 1)
        var block = ResidualBlock(inputs: 3, outputs: 3, zeroGain: true, using: &generator)
        let x = Tensor.normal([2, 4, 4, 3], using: &generator)
        #expect(block(x) == x.relu())
    }

    @Test func `option A takes every other pixel and puts zeros around the channels`() {
        var generator = SplitMix64(seed: 1)
        var block = ResidualBlock(inputs: 2, outputs: 4, stride: 2, zeroGain: true, using: &generator)
        let x = Tensor((1...18).map { Scalar($0) }, shape: [1, 3, 3, 2])
        #expect(block(x) == Tensor([0, 1, 2, 0, 0, 5, 6, 0, 0, 13, 14, 0, 0, 17, 18, 0], shape: [1, 2, 2, 4]))
    }

    @Test func `option A with its zeros at the end`() {
        var generator = SplitMix64(seed: 1)
        var block = ResidualBlock(
            inputs: 2, outputs: 4, stride: 2, shortcut: .identityPaddedAtEnd, zeroGain: true, using: &generator)
        let x = Tensor((1...18).map { Scalar($0) }, shape: [1, 3, 3, 2])
        #expect(block(x) == Tensor([1, 2, 0, 0, 5, 6, 0, 0, 13, 14, 0, 0, 17, 18, 0, 0], shape: [1, 2, 2, 4]))
    }

    @Test func `option B projects where the block changes the shape, and only there`() {
        var generator = SplitMix64(seed: 1)
        let same = ResidualBlock(inputs: 2, outputs: 2, shortcut: .projection, using: &generator)
        #expect(same.parameters.names.allSatisfy { !$0.hasPrefix("downsample") })
        var wider = ResidualBlock(
            inputs: 2, outputs: 3, stride: 2, shortcut: .projection, zeroGain: true, using: &generator)
        let x = Tensor.normal([4, 5, 5, 2], using: &generator)
        var projection = wider.projection
        #expect(wider(x) == projection?(x).relu())
        #expect(
            wider.stateDictionary.names.suffix(6) == [
                "downsample.0.weight", "downsample.1.weight", "downsample.1.bias", "downsample.1.running_mean",
                "downsample.1.running_var", "downsample.1.num_batches_tracked",
            ])
    }

    @Test func `inference changes nothing, and training keeps statistics`() {
        var layer = BatchNorm(channels: 2)
        let before = layer.stateDictionary
        let x = Golden.numbers(1, [8, 2])
        _ = layer.inference(x)
        #expect(layer.stateDictionary == before)
        _ = layer(x)
        #expect(layer.stateDictionary != before)
        #expect(layer.parameters == BatchNorm(channels: 2).parameters)
    }

    @Test func `statistics survive a differentiation`() {
        var layer = BatchNorm(channels: 2)
        let x = Golden.numbers(1, [8, 2])
        _ = valueAndGradient(at: &layer) { $0(x).sum() }
        #expect(layer.batchesTracked == Tensor(1))
        #expect(!layer.runningMean.isTracked)
    }

    @Test func `a layer takes the last axis, whatever is before it`() {
        var generator = SplitMix64(seed: 1)
        var layer = Linear(inputs: 3, outputs: 2, using: &generator)
        let x = Tensor.normal([4, 5, 3], using: &generator)
        #expect(layer(x) == layer(x.reshaped(to: [20, 3])).reshaped(to: [4, 5, 2]))
    }

    @Test func `batch norm made from tensors is the one they were taken from`() {
        var layer = BatchNorm(channels: 2, momentum: 0.25)
        _ = layer(Golden.numbers(1, [8, 2]))
        let twin = BatchNorm(
            gain: layer.gain, offset: layer.offset, runningMean: layer.runningMean,
            runningVariance: layer.runningVariance, batchesTracked: 1, momentum: 0.25)
        #expect(twin.stateDictionary == layer.stateDictionary)
    }

    @Test func `a batch with one value a channel ends the program`() async {
        let exit = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            var layer = BatchNorm(channels: 3)
            _ = layer(.zeros([1, 3]))
        }
        #expect(
            exit.says(
                "BatchNorm: one value a channel has no variance. Was it an epoch's last batch, with one sample left over?"
            ))
    }
}

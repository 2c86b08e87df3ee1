import Inspection
import Networks
import Testing

@Suite struct LayersTests {
    @Test func `layers are found by their parameters, and their activations behind them`() {
        var generator = SplitMix64(seed: 1)
        let model = Sequential(
            Linear(inputs: 3, outputs: 4, using: &generator), Activation.tanh,
            Linear(inputs: 4, outputs: 2, using: &generator))
        let x = Tensor.normal([5, 3], using: &generator)
        let layers = model.trace { $0(x).squared().sum() }.layers
        #expect(layers.map(\.name) == ["0", "2"])
        #expect(layers.map(\.activation.name) == ["tanh", "affine"])
        #expect(layers[0].output.value.tanh() == layers[0].activation.value)
        #expect(layers[0].activation.gradient?.shape == [5, 4])
    }

    @Test func `the layers of a residual block have their names`() {
        var generator = SplitMix64(seed: 1)
        let block = ResidualBlock(inputs: 2, outputs: 2, using: &generator)
        let x = Tensor.normal([2, 4, 4, 2], using: &generator)
        let layers = block.trace { $0(x).sum() }.layers
        #expect(layers.map(\.name) == ["conv1", "bn1", "conv2", "bn2"])
    }
}

import Networks
import Testing

@Suite struct InitializationTests {
    /// What each initialisation makes of 300 inputs and 200 outputs: the variance of a weight, by its definition.
    private static let variances: [(Initialization, Double)] = [
        (.uniformByFanIn, 1 / 300.0 / 3), (.he, 2 / 300.0), (.xavier, 2 / 500.0),
    ]

    @Test(arguments: [Initialization.uniformByFanIn, .he, .xavier])
    func `weights have the mean and variance of their definition`(
        initialization: Initialization
    ) throws {
        let expected = try #require(Self.variances.first { $0.0 == initialization }).1
        var generator = SplitMix64(seed: 1)
        let layer = Linear(inputs: 300, outputs: 200, initialization: initialization, using: &generator)
        let weights = layer.weight.scalars.map { Double($0) }
        let mean = weights.reduce(0, +) / 60_000
        let variance = weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 60_000
        // Five standard deviations of the statistics over 60,000 draws; a normal's variance varies by √(2/n), a uniform's by less.
        #expect(abs(mean) < 5 * (expected / 60_000).squareRoot())
        #expect(abs(variance / expected - 1) < 5 * (2 / 60_000.0).squareRoot())
        let bias = try #require(layer.bias)
        if initialization == .uniformByFanIn {
            #expect(bias.scalars.allSatisfy { abs($0) <= Scalar(1 / 300.0.squareRoot()) })
            #expect(Set(bias.scalars).count > 100)
        } else {
            #expect(bias == .zeros([200]))
        }
    }

    @Test func `zeros are zeros, and draw nothing`() {
        var generator = SplitMix64(seed: 1)
        let layer = Linear(inputs: 3, outputs: 2, initialization: .zeros, using: &generator)
        #expect(layer.weight == .zeros([2, 3]))
        #expect(layer.bias == .zeros([2]))
        #expect(generator == SplitMix64(seed: 1))
    }

    @Test func `a convolution counts its kernel's pixels as inputs`() {
        var generator = SplitMix64(seed: 2)
        let layer = Convolution(inputs: 16, outputs: 64, kernel: 3, initialization: .he, using: &generator)
        let variance = layer.weight.squaredNorm / Double(layer.weight.shape.count)
        #expect(abs(variance / (2 / 144.0) - 1) < 5 * (2 / 9_216.0).squareRoot())
        #expect(layer.weight.shape == [64, 16, 3, 3])
    }

    @Test func `the same generator draws the same layer`() {
        var a = SplitMix64(seed: 3)
        var b = SplitMix64(seed: 3)
        let first = Linear(inputs: 4, outputs: 2, using: &a)
        #expect(first.parameters == Linear(inputs: 4, outputs: 2, using: &b).parameters)
        #expect(first.parameters != Linear(inputs: 4, outputs: 2, using: &a).parameters)
    }
}

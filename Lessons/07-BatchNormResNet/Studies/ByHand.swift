import Downhill

/// Batch norm of 1, 1, 5, 5 with γ = 3 and β = 2, forward and backward, by the library's layer.
struct ByHand: Sendable {
    static let batch: [Double] = [1, 1, 5, 5]
    static let (gain, offset) = (3.0, 2.0)

    /// What comes out, and what a pull of 1 at the first output alone does to the four inputs.
    let forward, backward: [Double]

    /// The running averages after this one batch, and what a lone 5 becomes in inference.
    let runningMean, runningVariance, alone: Double

    /// With a large ε, where its place shows: the largest distance from the four steps of document B.
    let gapWithLargeEpsilon: Double

    init(seed: UInt64) {
        var layer = BatchNorm(channels: 1)
        layer.gain = [Scalar(Self.gain)]
        layer.offset = [Scalar(Self.offset)]
        var x = Tensor(Self.batch.map { Scalar($0) }, shape: [4, 1])
        let pull = Tensor([1, 0, 0, 0], shape: [4, 1])
        backward = valueAndGradient(at: &x) { [layer] x in
            var layer = layer
            return (layer(x) * pull).sum()
        }.gradient[0].tensor.scalars.map { Double($0) }
        forward = layer(x).scalars.map { Double($0) }
        runningMean = Double(layer.runningMean.item)
        runningVariance = Double(layer.runningVariance.item)
        alone = Double(layer.inference(Tensor([5], shape: [1, 1])).item)

        var generator = SplitMix64(seed: seed)
        let many = Tensor.normal([48, 8], mean: 3, deviation: 2, using: &generator)
        var norm = BatchNorm(channels: 8, epsilon: 0.5)
        let centred = many - many.mean(along: 0)
        let expected = centred / (centred.squared().mean(along: 0) + 0.5).squareRoot()
        gapWithLargeEpsilon = zip(norm(many).scalars, expected.scalars).map { Double(abs($0 - $1)) }.max() ?? .nan
    }
}

extension ByHand: Study {
    var outputs: Exhibit { .text((forward: forward, backward: backward), as: .fixed(4)) }

    var exhibits: [Exhibit] { [outputs] }

    var numbers: [Recorded] {
        [
            Recorded("runningMean", runningMean, as: .fixed(1)),
            Recorded("runningVariance", runningVariance, as: .fixed(4)), Recorded("alone", alone, as: .fixed(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-070") {
                Condition("1, 1, 5, 5 by the four steps", forward, equals: [-1.0, -1, 5, 5], within: 1e-4)
                Condition(
                    "ε = 0.5: largest gap from the biased variance with ε inside the root", gapWithLargeEpsilon,
                    isBelow: 1e-5)
            },
            Claim(
                "Ioffe-2015", says: "Backward through batch norm: γ/σ · (g − mean g − x̂ · mean(g·x̂)).",
                force: .defines
            ) {
                Condition(
                    "1, 1, 5, 5 with a pull of 1 at the first", backward, equals: [0.75, -0.75, 0, 0], within: 1e-4)
                Condition("running mean after this batch", runningMean, equals: 0.3, within: 1e-6)
                Condition("running variance, of the unbiased", runningVariance, equals: 0.9 + 1.6 / 3, within: 1e-6)
                Condition(
                    "a lone 5 in inference", alone,
                    equals: Self.gain * (5 - runningMean) / (runningVariance + 1e-5).squareRoot() + Self.offset,
                    within: 1e-4)
            },
        ]
    }
}

import Downhill

/// Twenty layers whose gradient vanishes, and twenty whose gradient explodes, each with what is said to cure it.
struct Cures: Sendable {
    struct Outcome: Sendable {
        let name: String

        /// The gradient of the first layer's weights over that of the last hidden layer's, and its own size, as first drawn.
        let ratio, size: Sample

        /// The training loss of the last epoch; infinite where training broke off.
        let loss: Sample
    }

    static let epochs = 6

    /// Of the networks whose gradient vanishes, which learn slowly at best.
    static let longer = 10

    /// Sigmoid by PyTorch's draw; the same with ReLU, with ReLU and He's draw, with batch norm, in residual blocks.
    let sigmoid, relu, reluByHe, normed, skipping: Outcome

    /// Weights twice He's; the same with the gradient clipped, at a rate a ten-thousandth, with He's weights.
    let doubled, doubledClipped, doubledSlow, redrawn: Outcome

    /// Residual blocks without norm; the same clipped, at a thirtieth of the rate for twice as long, with branches that start at zero.
    let stack, stackClipped, stackSlow, stackFromZero: Outcome

    init(seeds: [UInt64]) {
        func outcome(
            _ name: String, _ design: Design, _ rule: some UpdateRule, clipped: Bool = false, epochs: Int = Self.epochs
        ) -> Outcome {
            let sizes = seeds.map { Self.gradientSizes(design, seed: $0) }
            return Outcome(
                name: name, ratio: Sample(sizes.map { $0.first / $0.last }), size: Sample(sizes.map(\.first)),
                loss: Sample(
                    seeds.map { Self.loss(design, rule, clipped: clipped, epochs: epochs, seed: $0) }))
        }
        func torch(_ activation: Activation, skips: Bool = false, norm: NormPlace = .none) -> Design {
            Design(depth: 20, skips: skips, norm: norm, activation: activation, initialization: .uniformByFanIn)
        }
        let rule = Momentum(learningRate: 0.03)
        sigmoid = outcome("sigmoid", torch(.sigmoid), rule, epochs: Self.longer)
        relu = outcome("ReLU instead", torch(.relu), rule, epochs: Self.longer)
        reluByHe = outcome("ReLU instead, and He's draw", Design(depth: 20), rule, epochs: Self.longer)
        normed = outcome("sigmoid with batch norm", torch(.sigmoid, norm: .beforeReLU), rule, epochs: Self.longer)
        skipping = outcome("sigmoid in residual blocks", torch(.sigmoid, skips: true), rule, epochs: Self.longer)

        let wild = Design(depth: 20, gain: 2)
        let plainRule = SGD(learningRate: 0.03)
        doubled = outcome("weights twice He's", wild, plainRule)
        doubledClipped = outcome("– gradient clipped to length 1", wild, plainRule, clipped: true)
        doubledSlow = outcome("– a ten-thousandth of the rate", wild, SGD(learningRate: 3e-6))
        redrawn = outcome("– He's weights", Design(depth: 20), plainRule)

        let blocks = Design(depth: 20, skips: true)
        let gentle = Momentum(learningRate: 0.01)
        stack = outcome("residual blocks without norm", blocks, gentle)
        stackClipped = outcome("– gradient clipped to length 1", blocks, gentle, clipped: true)
        stackSlow = outcome(
            "– a thirtieth of the rate, twice as long", blocks, Momentum(learningRate: 3e-4), epochs: 2 * Self.epochs)
        stackFromZero = outcome(
            "– branches that start at zero", Design(depth: 20, skips: true, startsAsIdentity: true), gentle)
    }

    /// The gradient's size at the weights of the first layer and of the last hidden one.
    private static func gradientSizes(_ design: Design, seed: UInt64) -> (first: Double, last: Double) {
        var net = DigitsTask.network(design, seed: seed)
        let batch = DigitsTask.sample
        let gradient = valueAndGradient(at: &net) { crossEntropy($0(batch.images), batch.labels) }.gradient
        func size(_ name: String) -> Double { (gradient[name]?.squaredNorm ?? .nan).squareRoot() }
        return (size("first.linear.weight"), size("hidden.\(design.depth - 3).linear.weight"))
    }

    private static func loss(_ design: Design, _ rule: some UpdateRule, clipped: Bool, epochs: Int, seed: UInt64)
        -> Double
    {
        var generator = SplitMix64(seed: seed)
        let net = DeepNet(design, using: &generator)
        let optimizer = Optimizer(rule, transforms: clipped ? [ClippedToNorm(1)] : [])
        return Trial(
            of: net, by: optimizer, on: DigitsTask.training, batchSize: DigitsTask.batch, epochs: epochs,
            shuffledBy: &generator
        ).lastLoss
    }
}

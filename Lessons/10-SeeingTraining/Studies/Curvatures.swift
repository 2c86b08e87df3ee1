import Downhill

/// The largest curvature of a loss in three ways: from the whole Hessian, by products with it, and by differences of gradients; and what lesson 1's network makes of it.
struct Curvatures: Study {
    /// One network at its start.
    struct Found: Sendable {
        /// The largest eigenvalue of the whole Hessian, where that is small enough to be written down.
        let whole: Double?
        let lanczos: Double
        let products: Int
        /// By power iteration on differences of gradients a hundredth apart.
        let differences: Double
    }

    /// 16-6-10 on the coarse digits with ReLU and with tanh, and lesson 1's network, 64-16-10 with ReLU: by seed, of the
    /// small ones the first three.
    let relu, tanh, lessonOne: [Found]
    /// The loss of lesson 1's network after 120 steps at a rate below the limit that its starting curvature sets, by seed.
    let fastLosses: [Double]
    /// The sharpness of the twin's loss, which has sines and cosines for weights.
    let twin: Double

    static let fastRate: Scalar = 2

    init(seeds: [UInt64]) {
        // A whole Hessian is dear, and the products agree with it whatever the seed.
        let few = min(3, seeds.count)
        let found = (0..<2 * few + seeds.count).concurrentMap { index in
            let isSmall = index < 2 * few
            var generator = SplitMix64(seed: seeds[isSmall ? index % few : index - 2 * few])
            let activation: Activation = isSmall && index >= few ? .tanh : .relu
            let network =
                isSmall
                ? DigitTask.network([16, 6, 10], activation, using: &generator)
                : DigitTask.network([64, 16, 10], activation, using: &generator)
            let images = isSmall ? DigitTask.coarseImages : DigitTask.images
            return Self.find(at: network, isSmall: isSmall, using: &generator) {
                Downhill.crossEntropy($0(images), DigitTask.digits.labels)
            }
        }
        relu = Array(found[..<few])
        tanh = Array(found[few..<2 * few])
        lessonOne = Array(found[(2 * few)...])
        fastLosses = seeds.concurrentMap { Self.lossInTheEnd(rate: Self.fastRate, seed: $0) }
        twin = Self.twinSharpness()
    }

    private static func find(
        at network: Sequential, isSmall: Bool, using generator: inout SplitMix64, of loss: (inout Sequential) -> Tensor
    ) -> Found {
        let start = network.parameters.randomUnit(using: &generator)
        var calls = 0
        let sharpness = network.largestCurvatures(from: start) { network in
            calls += 1
            return loss(&network)
        }[0].value
        return Found(
            whole: isSmall ? network.hessian(of: loss).eigenpairs()[0].value : nil, lanczos: sharpness, products: calls,
            differences: byDifferences(at: network, from: start, of: loss))
    }

    /// What lesson 1 once did: a direction is multiplied by the Hessian, thirty times, by differences of the gradient along it.
    private static func byDifferences(
        at network: Sequential, from start: Parameters, of loss: (inout Sequential) -> Tensor
    ) -> Double {
        var direction = start
        var length = 0.0
        for _ in 0..<30 {
            let gradients = [Scalar(0.01), -0.01].map { distance in
                var there = network.moved(by: distance, along: direction)
                return valueAndGradient(at: &there, loss).gradient
            }
            let product = Parameters(
                zip(gradients[0], gradients[1]).map {
                    .init(name: $0.name, tensor: ($0.tensor - $1.tensor) / Scalar(0.02))
                })
            length = Double(product.norm)
            direction = product.scaled(by: 1 / product.norm)
        }
        return length
    }

    private static func lossInTheEnd(rate: Scalar, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var model = SimpleMLP(inputs: 64, hidden: 16, outputs: 10, using: &generator)
        for _ in 0..<120 {
            let gradient = valueAndGradient(at: &model) { DigitTask.crossEntropy(&$0) }.gradient
            model = model.moved(by: -rate, along: gradient)
        }
        return Double(DigitTask.crossEntropy(&model).item)
    }

    private static func twinSharpness() -> Double {
        func waves(_ range: Range<Int>, _ shape: Shape, _ wave: (Double) -> Double) -> Tensor {
            Tensor(range.map { Scalar(wave(Double($0))) }, shape: shape)
        }
        let inputs = waves(0..<18, [6, 3], Elementary.sin)
        let network = Sequential(
            Linear(weight: waves(0..<12, [4, 3], Elementary.cos)), Activation.relu,
            Linear(weight: waves(1..<5, [1, 4], Elementary.sin)))
        var generator = SplitMix64(seed: 1)
        return network.largestCurvatures(from: network.parameters.randomUnit(using: &generator), tolerance: 1e-5) {
            ($0(inputs) - 1).squared().mean()
        }[0].value
    }
}

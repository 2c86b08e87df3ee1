import Downhill

/// Three networks of 22 layers that differ only in the size of their weights, seen through histograms of what flows back.
struct Flow: Study {
    static let gains: [(name: String, gain: Scalar)] = [("healthy", 1), ("vanishing", 0.5), ("exploding", 2)]
    static let steps = 100
    static let logarithms: ClosedRange<Double> = -14...6
    static let bins = 40

    struct Case: Sendable {
        let name: String
        /// At the start, of every layer's output gradient: how many of its scalars are how large.
        let layers: [Distribution]
        /// The names of the boxes of the computation graph, in order.
        let graph: [String]
        /// The root mean square of the gradient at the first layer's output over that at the last's.
        let ratio: Double
        /// Through training, of the gradient of the first layer's weights.
        let training: [Distribution]
        let losses: [Double]
    }

    let cases: [Case]

    static func measure(seed: UInt64) -> [Case] {
        gains.map { name, gain in
            var generator = SplitMix64(seed: seed)
            var network = DeepNetwork(hasShortcuts: false, gain: gain, using: &generator)
            let trace = network.trace { Task.crossEntropy($0(Task.images)) }
            let gradients = trace.layers.compactMap(\.output.gradient)
            func size(_ tensor: Tensor) -> Double { (tensor.squaredNorm / Double(tensor.shape.count)).squareRoot() }
            var training: [Distribution] = []
            var losses: [Double] = []
            for _ in 0..<steps {
                let (loss, gradient) = valueAndGradient(of: &network) { Task.crossEntropy($0(Task.images)) }
                losses.append(Double(loss))
                training.append(gradient["first.weight"].map(distribution) ?? distribution(of: []))
                network = network.moved(by: -0.05, along: gradient)
            }
            return Case(
                name: name, layers: gradients.map(distribution),
                graph: trace.operations.map { "\($0.name) \($0.value.shape) \($0.operands)" },
                ratio: size(gradients[0]) / size(gradients[gradients.count - 1]), training: training, losses: losses)
        }
    }

    private static func distribution(of tensor: Tensor) -> Distribution {
        Distribution(of: tensor, over: .magnitude, in: logarithms, bins: bins)
    }
}

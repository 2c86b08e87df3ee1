import Downhill

/// Three networks of 22 layers that differ only in the size of their weights, seen through what flows back, through their graphs, and through their losses.
struct Flow: Study {
    static let gains: [(name: String, gain: Scalar)] = [("healthy", 1), ("vanishing", 0.5), ("exploding", 2)]
    static let rate: Scalar = 0.05
    static let steps = 60
    /// What the histograms divide: powers of ten of a gradient's size.
    static let logarithms: ClosedRange<Double> = -14...6
    static let bins = 40

    /// A network where its training starts.
    struct Start: Sendable {
        let loss: Double
        /// The root mean square of the gradient at the output of every layer.
        let sizes: [Double]
        /// That of every layer's output itself.
        let outputs: [Double]
        let histograms: [Distribution]
        /// The boxes of the computation graph, in order, with their shapes and what leads to them.
        let boxes: [String]
        /// How far the loss varies along a filter-normalised slice.
        let variation: Double

        /// The gradient at the first layer over that at the last.
        var ratio: Double { sizes[0] / sizes[sizes.count - 1] }
    }

    /// One network on its way.
    struct Training: Sendable {
        /// Of the gradient of the first layer's weights, step by step.
        let histograms: [Distribution]
        let losses: [Double]

        /// The first step whose loss is no finite number.
        var end: Int? { losses.firstIndex { !$0.isFinite } }
    }

    /// By network, in it by seed.
    let starts: [[Start]]
    /// By network, with the first seed.
    let trainings: [Training]
    /// The boxes of a network in which the gradient is cut off behind the first layer, for comparison: a mistake that a graph does show.
    let boxesWhenCut: [String]

    init(seeds: [UInt64]) {
        let found = (0..<Self.gains.count * seeds.count).concurrentMap { index in
            Self.start(gain: Self.gains[index / seeds.count].gain, seed: seeds[index % seeds.count])
        }
        starts = Self.gains.indices.map { Array(found[$0 * seeds.count..<($0 + 1) * seeds.count]) }
        trainings = Self.gains.concurrentMap { Self.train(gain: $0.gain, seed: seeds[0]) }
        var generator = SplitMix64(seed: seeds[0])
        let network = DeepNetwork(hasShortcuts: false, using: &generator)
        boxesWhenCut = Self.boxes(
            of: network.trace { network in
                let features = network.first(DigitTask.images).relu().detached
                let rest = network.blocks.indices.reduce(features) { x, i in
                    network.blocks[i][1](network.blocks[i][0](x).relu()).relu()
                }
                return crossEntropy(network.last(rest), DigitTask.digits.labels)
            })
    }

    private static func start(gain: Scalar, seed: UInt64) -> Start {
        var generator = SplitMix64(seed: seed)
        let network = DeepNetwork(hasShortcuts: false, gain: gain, using: &generator)
        let trace = network.trace { DigitTask.crossEntropy(&$0) }
        let gradients = trace.layers.compactMap(\.output.gradient)
        func size(_ tensor: Tensor) -> Double { (tensor.squaredNorm / Double(tensor.shape.count)).squareRoot() }
        let weights = network.parameters
        let direction = weights.randomDirection(using: &generator).filterNormalized(to: weights)
        let slice = network.lossSlice(along: direction, at: .init(evenly: 21, over: -1...1)) {
            DigitTask.crossEntropy(&$0)
        }
        return Start(
            loss: Double(trace.loss), sizes: gradients.map(size), outputs: trace.layers.map { size($0.output.value) },
            histograms: gradients.map(distribution), boxes: boxes(of: trace),
            variation: Double((slice.losses.max() ?? .nan) - (slice.losses.min() ?? .nan)))
    }

    private static func train(gain: Scalar, seed: UInt64) -> Training {
        var generator = SplitMix64(seed: seed)
        var network = DeepNetwork(hasShortcuts: false, gain: gain, using: &generator)
        var histograms: [Distribution] = []
        var losses: [Double] = []
        for _ in 0...steps {
            let (loss, gradient) = valueAndGradient(at: &network) { DigitTask.crossEntropy(&$0) }
            losses.append(Double(loss))
            if let first = gradient["first.weight"] { histograms.append(distribution(of: first)) }
            network = network.moved(by: -rate, along: gradient)
        }
        return Training(histograms: histograms, losses: losses)
    }

    /// What a drawing of the graph shows: everything that the loss depends on.
    private static func boxes(of trace: Trace) -> [String] {
        let operations = trace.operations
        var isUsed = operations.indices.map { $0 == operations.count - 1 }
        for place in operations.indices.reversed() where isUsed[place] {
            for operand in operations[place].operands { isUsed[operand] = true }
        }
        return operations.indices.filter { isUsed[$0] }.map { place in
            "\(operations[place].name) \(operations[place].value.shape) \(operations[place].operands)"
        }
    }

    private static func distribution(of tensor: Tensor) -> Distribution {
        Distribution(of: tensor, over: .magnitude, in: logarithms, bins: bins)
    }
}

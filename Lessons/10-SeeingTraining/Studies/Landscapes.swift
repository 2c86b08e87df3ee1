import Downhill

/// The losses around five trained networks along filter-normalised directions, and how they bend where training starts.
struct Landscapes: Study {
    /// How far a map reaches to each side, in filters' own lengths.
    static let reach: Scalar = 1

    /// The panel that stands for “loss surfaces”, fixed before the run.
    enum Network: String, CaseIterable, Sendable {
        case shallow = "64-32-10, ReLU"
        case smooth = "64-32-32-10, tanh"
        case eight = "8 layers, plain"
        case plain = "22 layers, plain"
        case shortcuts = "22 layers, with shortcuts"
    }

    /// What one network looks like.
    struct View: Sendable {
        /// The largest and the smallest curvature where training starts; the smallest is at most the one given.
        let sharpness, lowest: Double
        /// The loss once it is trained.
        let loss: Double
        /// The trained network's loss over the plane of two random directions, at 25 × 25 places, and finer where it is drawn.
        let map: LossSurface
        let drawn: LossSurface?
        /// Its loss along four random directions, the map's first.
        let slices: [LossSlice]
        /// By how much the scores grow, in the median over the directions, from the network itself to a distance of 1.
        let growth: Double
        /// The scores that a random direction gives alone, with the trained weights taken away, over the network's.
        let alone: Double

        /// How many pits deeper than 0.1 its map has.
        var pits: Int { map.pits(deeperThan: 0.1) }

        /// The median over the slices of the loss at both ends.
        var rim: Double { Sample(slices.flatMap { [$0.losses[0], $0.losses[$0.losses.count - 1]] }).median }

        /// The median over the slices of how far one can go to both sides before the loss passes 1.
        var width: Double {
            Sample(
                slices.map { slice in
                    let middle = slice.losses.count / 2
                    let right = slice.losses[middle...].firstIndex { !($0 < 1) } ?? slice.losses.count - 1
                    let left = slice.losses[...middle].lastIndex { !($0 < 1) } ?? 0
                    return Double(slice.distances[right] - slice.distances[left])
                }
            ).median
        }
    }

    /// By network, in the panel's order, in it by seed.
    private let views: [[View]]

    func of(_ network: Network) -> [View] {
        zip(Network.allCases, views).first { $0.0 == network }?.1 ?? []
    }

    init(seeds: [UInt64]) {
        let networks = Network.allCases
        let found = (0..<networks.count * seeds.count).concurrentMap { index in
            let (network, seed) = (networks[index / seeds.count], index % seeds.count)
            let isDrawn = seed == 0 && (network == .plain || network == .shortcuts)
            return Self.look(at: network, seed: seeds[seed], isDrawn: isDrawn)
        }
        views = networks.indices.map { Array(found[$0 * seeds.count..<($0 + 1) * seeds.count]) }
    }

    private static func look(at network: Network, seed: UInt64, isDrawn: Bool) -> View {
        var generator = SplitMix64(seed: seed)
        switch network {
        case .shallow:
            return look(from: DigitTask.network([64, 32, 10], .relu, using: &generator), isDrawn, &generator)
        case .smooth:
            return look(from: DigitTask.network([64, 32, 32, 10], .tanh, using: &generator), isDrawn, &generator)
        case .eight:
            return look(from: DeepNetwork(blocks: 3, hasShortcuts: false, using: &generator), isDrawn, &generator)
        case .plain: return look(from: DeepNetwork(hasShortcuts: false, using: &generator), isDrawn, &generator)
        case .shortcuts: return look(from: DeepNetwork(hasShortcuts: true, using: &generator), isDrawn, &generator)
        }
    }

    private static func look(from start: some Module, _ isDrawn: Bool, _ generator: inout SplitMix64) -> View {
        let direction = start.parameters.randomUnit(using: &generator)
        // What bends down in the loss bends up in its negative. A few products find some such direction, if not the lowest.
        let sharpness = start.largestCurvatures(from: direction, tolerance: 0.05, atMost: 30) {
            DigitTask.crossEntropy(&$0)
        }
        let lowest = start.largestCurvatures(from: direction, tolerance: 0.05, atMost: 30) {
            0 - DigitTask.crossEntropy(&$0)
        }

        var network = start
        train(&network)
        let weights = network.parameters
        let directions = (0..<4).map { _ in weights.randomDirection(using: &generator).filterNormalized(to: weights) }
        func map(_ points: Int) -> LossSurface {
            let places: [Scalar] = .init(evenly: points, over: -reach...reach)
            return network.lossSurface(along: directions[0], directions[1], x: places, y: places) {
                DigitTask.crossEntropy(&$0)
            }
        }
        let distances: [Scalar] = .init(evenly: 41, over: -reach...reach)
        func scores(_ network: some Module) -> Double {
            let scores = network.inference(DigitTask.images)
            return (scores.squaredNorm / Double(scores.shape.count)).squareRoot()
        }
        return View(
            sharpness: sharpness[0].value, lowest: -lowest[0].value,
            loss: Double(DigitTask.crossEntropy(&network).item), map: map(25), drawn: isDrawn ? map(33) : nil,
            slices: directions.map { network.lossSlice(along: $0, at: distances) { DigitTask.crossEntropy(&$0) } },
            growth: Sample(directions.map { scores(network.moved(by: 1, along: $0)) / scores(network) }).median,
            alone: Sample(
                directions.map { direction in
                    // The matrices without the biases, which a filter-normalised direction does not move either.
                    let matrices = weights.filterNormalized(to: weights)
                    return scores(network.moved(by: 1, along: direction).moved(by: -1, along: matrices))
                        / scores(network)
                }
            ).median)
    }

    /// Trains until the loss is below 0.02, which the panel's networks reach long before the last step.
    private static func train(_ network: inout some Module) {
        var optimizer = Optimizer(Adam(learningRate: 3e-3))
        for _ in 0..<1_000 {
            let loss = try? optimizer.step(&network) { DigitTask.crossEntropy(&$0) }
            guard let loss, loss >= 0.02 else { return }
        }
    }
}

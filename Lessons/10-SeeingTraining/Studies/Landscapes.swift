import Downhill

/// The losses around five trained networks along filter-normalised directions, and how they bend where training starts.
struct Landscapes: Study {
    /// How far a map reaches to each side, in filters' own lengths.
    static let reach: Scalar = 1

    /// How deep a pit of a map must be to count.
    static let depth: Scalar = 0.1

    /// Networks that stand for “loss surfaces”; `Branches` has three more.
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
        /// The trained network's loss over the plane of two random directions, at 25 × 25 places, where it was mapped.
        let map: LossSurface?
        /// What four random directions meet, the map's first.
        let surroundings: Surroundings

        /// How many pits its map has.
        var pits: Int? { map?.pits(deeperThan: Landscapes.depth) }
    }

    /// A trained network's loss and scores along random directions.
    struct Surroundings: Sendable {
        let slices: [LossSlice]
        /// The root mean square of the scores that the trained network gives.
        let scores: Double

        /// The median over the slices of the loss at both ends.
        var rim: Double { Sample(slices.flatMap { [$0.losses[0], $0.losses[$0.losses.count - 1]] }).median }

        /// The same in units of the trained network's scores.
        var rimInScores: Double { rim / scores }

        /// The median over the slices of how far one can go to both sides before the loss passes 1.
        var width: Double {
            Sample(
                slices.map { slice in
                    let middle = slice.losses.count / 2
                    let ways = [Array(middle..<slice.losses.count), Array((0...middle).reversed())]
                    return ways.map { Self.reach(of: slice, on: $0) }.reduce(0, +)
                }
            ).median
        }

        /// How far from the middle the loss passes 1; between two places its logarithm is taken for straight.
        private static func reach(of slice: LossSlice, on way: [Int]) -> Double {
            for (place, next) in zip(way, way.dropFirst()) where !(slice.losses[next] < 1) {
                let (low, high) = (Elementary.log(slice.losses[place]), Elementary.log(slice.losses[next]))
                let share = high.isFinite ? low / (low - high) : 0
                return Double(abs(slice.distances[place] + share * (slice.distances[next] - slice.distances[place])))
            }
            return Double(abs(slice.distances[way[way.count - 1]]))
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
            // Where maps differ from seed to seed there is one for each, elsewhere for three.
            return Self.look(at: network, seed: seeds[seed], isMapped: seed < 3 || network == .plain)
        }
        views = networks.indices.map { Array(found[$0 * seeds.count..<($0 + 1) * seeds.count]) }
    }

    private static func look(at network: Network, seed: UInt64, isMapped: Bool) -> View {
        var generator = SplitMix64(seed: seed)
        switch network {
        case .shallow:
            return look(from: DigitTask.network([64, 32, 10], .relu, using: &generator), isMapped, &generator)
        case .smooth:
            return look(from: DigitTask.network([64, 32, 32, 10], .tanh, using: &generator), isMapped, &generator)
        case .eight:
            return look(from: DeepNetwork(blocks: 3, hasShortcuts: false, using: &generator), isMapped, &generator)
        case .plain: return look(from: DeepNetwork(hasShortcuts: false, using: &generator), isMapped, &generator)
        case .shortcuts:
            let network = DeepNetwork(hasShortcuts: true, share: Branches.small, using: &generator)
            return look(from: network, isMapped, &generator)
        }
    }

    private static func look(from start: some Module, _ isMapped: Bool, _ generator: inout SplitMix64) -> View {
        let direction = start.parameters.randomUnit(using: &generator)
        // What bends down in the loss bends up in its negative. A few products find some such direction, if not the lowest.
        let sharpness = start.largestCurvatures(from: direction, tolerance: 0.1, atMost: 30) {
            DigitTask.crossEntropy(&$0)
        }
        let lowest = start.largestCurvatures(from: direction, tolerance: 0.1, atMost: 30) {
            0 - DigitTask.crossEntropy(&$0)
        }

        var network = start
        train(&network)
        let directions = directions(through: network, &generator)
        return View(
            sharpness: sharpness[0].value, lowest: -lowest[0].value,
            loss: Double(DigitTask.crossEntropy(&network).item),
            map: isMapped ? map(of: network, along: directions) : nil,
            surroundings: surroundings(of: network, along: directions))
    }

    /// The loss over the plane of the first two directions, at 25 × 25 places.
    static func map(of network: some Module, along directions: [Parameters]) -> LossSurface {
        let places: [Scalar] = .init(evenly: 25, over: -reach...reach)
        return network.lossSurface(along: directions[0], directions[1], x: places, y: places) {
            DigitTask.crossEntropy(&$0)
        }
    }

    /// Four random directions, every filter of them as long as the network's.
    static func directions(through network: some Module, _ generator: inout SplitMix64) -> [Parameters] {
        let weights = network.parameters
        return (0..<4).map { _ in weights.randomDirection(using: &generator).filterNormalized(to: weights) }
    }

    static func surroundings(of network: some Module, along directions: [Parameters]) -> Surroundings {
        let distances: [Scalar] = .init(evenly: 21, over: -reach...reach)
        let scores = network.inference(DigitTask.images)
        return Surroundings(
            slices: directions.map { network.lossSlice(along: $0, at: distances) { DigitTask.crossEntropy(&$0) } },
            scores: (scores.squaredNorm / Double(scores.shape.count)).squareRoot())
    }

    /// Trains until the loss is below 0.02, which the networks reach long before the last step.
    static func train(_ network: inout some Module) {
        var optimizer = Optimizer(Adam(learningRate: 3e-3))
        for _ in 0..<1_000 {
            let loss = try? optimizer.step(&network) { DigitTask.crossEntropy(&$0) }
            guard let loss, loss >= 0.02 else { return }
        }
    }
}

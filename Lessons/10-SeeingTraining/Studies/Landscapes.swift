import Downhill

/// The loss around two trained networks of the same depth, one of them with shortcuts, along filter-normalised directions.
struct Landscapes: Study {
    static let reach: Scalar = 1
    static let directions = 8

    /// What one trained network looks like from its place.
    struct View: Sendable {
        /// Steps until the training loss was below 0.02, and the loss then.
        let steps: Int
        let loss: Double
        /// Slices along random directions.
        let slices: [LossSlice]
        /// The largest and the smallest curvature.
        let sharpness, lowest: Double

        /// The share of the slices with more than one valley deeper than 0.1.
        var bumpy: Double { Double(slices.count { $0.valleys(deeperThan: 0.1) > 1 }) / Double(slices.count) }

        /// The median over the slices of the higher of the two ends.
        var rim: Double { Sample(slices.map { Double(max($0.losses[0], $0.losses[$0.losses.count - 1])) }).median }

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

    struct Seed: Sendable {
        /// Twenty-two layers, without and with shortcuts.
        let plain, residual: View
        /// 64-32-10 with ReLU, 64-32-32-10 with tanh, and no hidden layer at all.
        let small, smooth, linear: View
        /// The loss of the two deep ones over their first two directions, where it was asked for.
        let surfaces: [LossSurface]
    }

    let seeds: [Seed]

    static func measure(seed: UInt64, drawsSurfaces: Bool) -> Seed {
        var surfaces: [LossSurface] = []
        func view<Network: Module>(_ make: (inout SplitMix64) -> Network, draws: Bool = false) -> View {
            var generator = SplitMix64(seed: seed)
            var network = make(&generator)
            let steps = train(&network)
            func loss(_ network: inout Network) -> Tensor { Task.crossEntropy(network(Task.images)) }
            let weights = network.parameters
            let directions = (0..<Self.directions).map { _ in
                weights.randomDirection(using: &generator).filterNormalized(to: weights)
            }
            if draws {
                let grid: [Scalar] = .init(evenly: 33, over: -reach...reach)
                surfaces.append(network.lossSurface(along: directions[0], directions[1], x: grid, y: grid, of: loss))
            }
            let distances: [Scalar] = .init(evenly: 81, over: -reach...reach)
            let start = weights.randomDirection(using: &generator)
            return View(
                steps: steps, loss: Double(loss(&network).item),
                slices: directions.map { network.lossSlice(along: $0, at: distances, of: loss) },
                sharpness: network.largestCurvatures(from: start, tolerance: 0.01, of: loss)[0].value,
                lowest: -network.largestCurvatures(from: start, tolerance: 0.05) { -loss(&$0) }[0].value)
        }
        return Seed(
            plain: view({ DeepNetwork(hasShortcuts: false, using: &$0) }, draws: drawsSurfaces),
            residual: view({ DeepNetwork(hasShortcuts: true, using: &$0) }, draws: drawsSurfaces),
            small: view { Task.network([64, 32, 10], .relu, using: &$0) },
            smooth: view { Task.network([64, 32, 32, 10], .tanh, using: &$0) },
            linear: view { Task.network([64, 10], .relu, using: &$0) }, surfaces: surfaces)
    }

    /// Trains until the loss is below 0.02, which all reach that have a hidden layer, or for 2,000 steps.
    private static func train(_ network: inout some Module) -> Int {
        var optimizer = Optimizer(Adam(learningRate: 1e-3))
        for step in 0..<2_000 {
            let loss = try? optimizer.step(&network) { Task.crossEntropy($0(Task.images)) }
            if let loss, loss < 0.02 { return step }
        }
        return 2_000
    }
}

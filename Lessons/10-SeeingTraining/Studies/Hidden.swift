import Downhill

/// What a slice leaves out: the sharpest direction beside random ones, and one network written in two ways.
struct Hidden: Study {
    /// One trained network.
    struct Seed: Sendable {
        let sharpness: Double
        /// The curvatures along fifty random directions.
        let random: [Double]
        let weights: Int
        /// Slices along the sharpest direction and a random one, both of length 1.
        let along, across: LossSlice
        /// Slices along one random direction, of the network and of its twin that computes the same: as it is, and filter-normalised.
        let plain, plainTwin, normalized, normalizedTwin: LossSlice
    }

    let seeds: [Seed]

    init(seeds: [UInt64]) { self.seeds = seeds.concurrentMap { Self.measure(seed: $0) } }

    private static func measure(seed: UInt64) -> Seed {
        var generator = SplitMix64(seed: seed)
        var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
        for _ in 0..<200 {
            let gradient = valueAndGradient(at: &model) { DigitTask.crossEntropy(&$0) }.gradient
            model = model.moved(by: -0.3, along: gradient)
        }
        let start = model.parameters.randomUnit(using: &generator)
        let sharpest = model.largestCurvatures(from: start, tolerance: 0.01) { DigitTask.crossEntropy(&$0) }[0]
        let units = (0..<50).map { _ in model.parameters.randomUnit(using: &generator) }
        let distances: [Scalar] = .init(evenly: 81, over: -1...1)

        // The same function: every hidden unit four times as large, its weights into the scores four times as small.
        var twin = model
        twin.hidden.weight = twin.hidden.weight * 4
        twin.hidden.bias = twin.hidden.bias.map { $0 * 4 }
        twin.output.weight = twin.output.weight / 4
        let direction = model.parameters.randomDirection(using: &generator)
        func slice(_ model: SimpleMLP, _ direction: Parameters) -> LossSlice {
            model.lossSlice(along: direction, at: distances) { DigitTask.crossEntropy(&$0) }
        }
        let short = direction.scaled(by: 0.1)
        return Seed(
            sharpness: sharpest.value,
            random: units.map { unit in
                model.hessianProduct(along: unit) { DigitTask.crossEntropy(&$0) }.product.dot(unit)
            },
            weights: model.parameterCount, along: slice(model, sharpest.direction), across: slice(model, units[0]),
            plain: slice(model, short), plainTwin: slice(twin, short),
            normalized: slice(model, direction.filterNormalized(to: model.parameters)),
            normalizedTwin: slice(twin, direction.filterNormalized(to: twin.parameters)))
    }
}

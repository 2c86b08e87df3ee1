import Downhill

/// What a slice leaves out: the sharpest direction against random ones, and one network written in two ways.
struct Hidden: Study {
    struct Seed: Sendable {
        let sharpness: Double
        /// The curvatures along 100 random directions.
        let random: [Double]
        let weights: Int
        /// Slices of length ±1 along the sharpest direction and a random one, both of length 1.
        let along, across: LossSlice
        /// Slices along the same random direction, of the network and of its twin that computes the same: as drawn, and filter-normalised.
        let plain, plainTwin, normalized, normalizedTwin: LossSlice
    }

    let seeds: [Seed]

    static func measure(seed: UInt64) -> Seed {
        var generator = SplitMix64(seed: seed)
        var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
        func loss(_ model: inout SimpleMLP) -> Tensor { Task.crossEntropy(model(Task.images)) }
        for _ in 0..<200 {
            let gradient = valueAndGradient(of: &model, loss).gradient
            model = model.moved(by: -0.3, along: gradient)
        }
        func randomUnit() -> Parameters {
            let direction = model.parameters.randomDirection(using: &generator)
            return Parameters(direction.map { .init(name: $0.name, tensor: $0.tensor / direction.norm) })
        }
        let sharpest = model.largestCurvatures(from: randomUnit(), of: loss)[0]
        let units = (0..<100).map { _ in randomUnit() }
        let distances: [Scalar] = .init(evenly: 81, over: -1...1)

        // The same function: every hidden unit four times as large, its weights into the scores four times as small.
        var twin = model
        twin.hidden.weight = twin.hidden.weight * 4
        twin.hidden.bias = twin.hidden.bias.map { $0 * 4 }
        twin.output.weight = twin.output.weight / 4
        let direction = model.parameters.randomDirection(using: &generator)
        let scaled = Parameters(direction.map { .init(name: $0.name, tensor: $0.tensor * 0.05) })
        func slice(_ model: SimpleMLP, _ direction: Parameters) -> LossSlice {
            model.lossSlice(along: direction, at: distances, of: loss)
        }
        return Seed(
            sharpness: sharpest.value,
            random: units.map { model.hessianProduct(along: $0, of: loss).product.dot($0) },
            weights: model.parameterCount, along: slice(model, sharpest.direction),
            across: slice(model, units[0]), plain: slice(model, scaled), plainTwin: slice(twin, scaled),
            normalized: slice(model, direction.filterNormalized(to: model.parameters)),
            normalizedTwin: slice(twin, direction.filterNormalized(to: twin.parameters)))
    }
}

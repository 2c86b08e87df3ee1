import Downhill

/// The path of a training in the plane of its two largest principal components, and that of a random walk of as many steps through as many weights.
struct Plane: Study {
    static let points = 100

    struct Seed: Sendable {
        let training, walk: PathComponents
        let weights: Int
    }

    let seeds: [Seed]

    init(seeds: [UInt64]) { self.seeds = seeds.concurrentMap { Self.measure(seed: $0) } }

    private static func measure(seed: UInt64) -> Seed {
        var generator = SplitMix64(seed: seed)
        var model = DigitTask.network([64, 32, 32, 10], .tanh, using: &generator)
        var path = [model.parameters]
        for _ in 1..<points {
            for _ in 0..<2 {
                let batch = (0..<20).map { _ in Int.random(in: 0..<200, using: &generator) }
                let (images, labels) = (DigitTask.images.gathering(batch), batch.map { DigitTask.digits.labels[$0] })
                let gradient = valueAndGradient(at: &model) { crossEntropy($0(images), labels) }.gradient
                model = model.moved(by: -0.1, along: gradient)
            }
            path.append(model.parameters)
        }
        let walk = path[0].randomWalk(steps: points - 1, using: &generator)
        return Seed(
            training: PathComponents(path, count: 3), walk: PathComponents(walk, count: 3),
            weights: model.parameterCount)
    }
}

import Downhill

/// The path of a training in the plane of its two largest principal components, and that of a random walk through as many weights in as many steps.
struct Plane: Study {
    static let points = 150

    struct Seed: Sendable {
        let training, walk: PathComponents
        let weights: Int

        var trainingShare: Double { training.explained[0] + training.explained[1] }
        var walkShare: Double { walk.explained[0] + walk.explained[1] }
    }

    let seeds: [Seed]

    static func measure(seed: UInt64) -> Seed {
        var generator = SplitMix64(seed: seed)
        var model = Task.network([64, 32, 32, 10], .tanh, using: &generator)
        var optimizer = Optimizer(SGD(learningRate: 0.1))
        var path = [model.parameters]
        for _ in 1..<points {
            for _ in 0..<2 {
                let batch = (0..<20).map { _ in Int.random(in: 0..<200, using: &generator) }
                let labels = batch.map { Task.digits.labels[$0] }
                _ = try? optimizer.step(&model) { crossEntropy($0(Task.images.gathering(batch)), labels) }
            }
            path.append(model.parameters)
        }
        let walk = path[0].randomWalk(steps: points - 1, using: &generator)
        return Seed(
            training: PathComponents(path, count: 3), walk: PathComponents(walk, count: 3),
            weights: model.parameterCount)
    }
}

import Downhill

/// Document D's task on the digits that travel with the course: batches of 64, SGD at 0.01; one epoch, and six.
struct FirstEpoch: Study {
    struct Pipeline: Sendable {
        let name: String
        let runs: [Training]

        func loss(epoch: Int) -> Sample { Sample(runs.map { $0.losses[epoch - 1] }) }
        func accuracy(epoch: Int) -> Sample { Sample(runs.map { $0.accuracies[epoch - 1] }) }
    }

    static let epochs = 6
    /// 943 updates, about as many as an epoch of MNIST in batches of 64 has.
    static let manyEpochs = 41

    let healthy, kept, mislabelled: Pipeline
    /// At a rate of 0.1, which suits this network better.
    let healthyFast, keptFast: Pipeline
    /// The probabilities that networks whose gradients are never zeroed, at 0.1, give in the end to their wrong answers to unseen digits.
    let sureness: Sample
    let updatesInEpoch, images: Int
    /// What `trainOneEpoch` returns where nothing moves, and the loss of the whole set then; the loss of the whole set after an epoch at 0.1.
    let returned, lossOfTheSet, lossAfterFastEpoch: Double

    init(seed: UInt64) throws {
        let task = DigitTask()
        let seeds = (1...5).map { 100 * seed + $0 }
        var generator = SplitMix64(seed: seed).split("labels")
        let labels = generator.permutation(of: task.train.count).map { task.train.labels[$0] }
        let relabelled = task.train.relabelled(labels)
        func pipeline(
            _ name: String, on images: ImageSet? = nil, rate: Double = 0.01, keepsGradients: Bool = false,
            epochs: Int = Self.epochs
        ) throws -> Pipeline {
            Pipeline(
                name: name,
                runs: try seeds.map {
                    try Training(
                        task, on: images ?? task.train, batch: 64, rate: rate, keepsGradients: keepsGradients,
                        epochs: epochs, seed: $0)
                })
        }
        healthy = try pipeline("healthy")
        kept = try pipeline("gradients never zeroed", keepsGradients: true)
        mislabelled = try pipeline("labels shuffled among the images", on: relabelled)
        healthyFast = try pipeline("healthy", rate: 0.1)
        keptFast = try pipeline("gradients never zeroed", rate: 0.1, keepsGradients: true)
        sureness = Sample(
            keptFast.runs.flatMap { run in
                let scores = run.model.inference(task.test.images)
                let (answers, probabilities) = (scores.argmaxOfRows(), scores.softmax().scalars)
                return answers.indices.filter { answers[$0] != task.test.labels[$0] }.map {
                    Double(probabilities[10 * $0 + answers[$0]])
                }
            })
        updatesInEpoch = task.train.batches(of: 64).count
        images = task.train.count

        func lossOfAll(_ model: SimpleMLP) -> Double {
            let all = task.train.batch(at: Array(0..<task.train.count))
            return Double(crossEntropy(model.inference(all.images), all.labels).item)
        }
        var model = task.network(seed: seed)
        var still = Optimizer(SGD(learningRate: 0.0))
        var order = SplitMix64(seed: seed)
        returned = try trainOneEpoch(&model, on: task.train, batch: 64, by: &still, shuffledBy: &order)
        lossOfTheSet = lossOfAll(model)
        lossAfterFastEpoch =
            Sample(
                try seeds.map {
                    lossOfAll(try Training(task, on: task.train, batch: 64, rate: 0.1, epochs: 1, seed: $0).model)
                }
            ).median
    }
}

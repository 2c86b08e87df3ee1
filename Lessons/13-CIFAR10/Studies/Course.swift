import Downhill

/// One training on the drawings, looked at as it goes.
struct Course: Sendable {
    /// How the network stands behind an epoch.
    struct Place: Sendable {
        let epoch: Int

        /// Shares of wrong answers in inference: of the images learned from, as they are, and of the others.
        let learned, unseen: Double
    }

    /// Every so many epochs.
    private(set) var places: [Place] = []

    /// Which of the unseen drawings are answered rightly at the end.
    private(set) var right: [Bool] = []

    /// Epoch by epoch: the mean loss while learning, and the mean length of the gradient.
    private(set) var losses: [Double] = []
    private(set) var norms: [Double] = []

    /// - Throws: `OptimizerError` where it diverges.
    init(
        of model: some Module, by optimizer: Optimizer, augmented: Bool, epochs: Int, lookingEvery interval: Int,
        shuffledBy generator: SplitMix64
    ) throws(OptimizerError) {
        var (model, optimizer, generator) = (model, optimizer, generator)
        optimizer.stepsPerEpoch = Drawings.stepsPerEpoch
        for epoch in 1...epochs {
            let batches = Drawings.learned.batches(of: Drawings.batch, using: &generator)
            if augmented {
                try learn(from: batches.augmented(by: Drawings.augmentation), &model, &optimizer)
            } else {
                try learn(from: batches, &model, &optimizer)
            }
            guard epoch % interval == 0 else { continue }
            places.append(
                Place(
                    epoch: epoch, learned: Evaluation(of: model, on: Drawings.learned).error,
                    unseen: Evaluation(of: model, on: Drawings.unseen).error))
        }
        let answer = model.inference
        right = Drawings.unseen.batches(of: 250).flatMap { batch in
            zip(answer(batch.images).argmaxOfRows(), batch.labels).map { $0 == $1 }
        }
    }

    private mutating func learn(
        from batches: some Sequence<Batch<[Int]>>, _ model: inout some Module, _ optimizer: inout Optimizer
    ) throws(OptimizerError) {
        var (loss, norm, steps) = (0.0, 0.0, 0.0)
        for batch in batches {
            loss += Double(
                try optimizer.step(&model, inspecting: { norm += Double($0.norm) }) {
                    crossEntropy($0(batch.images), batch.labels)
                })
            steps += 1
        }
        losses.append(loss / steps)
        norms.append(norm / steps)
    }
}

@_exported import Training

/// Eight questions to ask of a training before it is given an hour: each takes seconds.
///
///     let report = SanityChecks.run(model, on: digits.train, optimizer: Optimizer(Momentum(learningRate: 0.05)))
///     for finding in report.findings { print(finding) }
///
/// Nothing that is passed in is changed: models and optimizers are values, and the checks train copies.
public enum SanityChecks {
    /// Checks a model that is trained the usual way.
    public static func run(
        _ model: some Module, on data: ImageSet, optimizer: Optimizer, batchSize: Int = 32, seed: UInt64 = 1,
        settings: Settings = Settings()
    ) -> Report {
        run(
            TrainingProcedure(model, optimizer, batchSize: batchSize), on: data, seed: seed, settings: settings)
    }

    /// Checks a whole way of training, whichever of its pieces are the learner's own.
    ///
    /// - Parameters:
    ///   - data: Training samples; a few hundred are enough.
    ///   - seed: Decides which samples are drawn, and nothing else.
    public static func run(
        _ procedure: TrainingProcedure<some Module>, on data: ImageSet, seed: UInt64 = 1,
        settings: Settings = Settings()
    ) -> Report {
        guard data.count > 0 else { fatalError("SanityChecks: there are no samples to check with.") }
        let root = SplitMix64(seed: seed)
        var inputs = root.split("inputs")
        var training = root.split("training")
        var overfitting = root.split("overfitting")
        let first = procedure.firstBatches(settings.batches, of: procedure.batchSize, from: data, using: &training)
        var shuffled = root.split("training")  // the same samples in the same order, under other labels
        let relabelled = data.relabelled(root.split("labels").shuffled(data.labels))
        let decoy = procedure.firstBatches(
            settings.batches, of: procedure.batchSize, from: relabelled, using: &shuffled)

        let lossCurve = LossCurve(of: procedure, on: first)
        let labelShuffle = LabelShuffle(genuine: lossCurve, shuffled: LossCurve(of: procedure, on: decoy))
        let overfit = OverfitOneBatch(of: procedure, on: data, using: &overfitting, settings)
        return Report(
            inputs: InputStatistics(of: procedure, on: data, using: &inputs, settings),
            initialLoss: InitialLoss(of: procedure, on: first, classes: data.classes.count),
            gradientFlow: GradientFlow(of: procedure, on: first),
            update: UpdateRatio(of: procedure, on: first, settings),
            overfit: overfit,
            lossCurve: lossCurve,
            labelShuffle: labelShuffle,
            nonFinite: NonFiniteWatch([
                ("the first batches", lossCurve.breakdown), ("one batch, again and again", overfit.breakdown),
                ("shuffled labels", labelShuffle.shuffled.breakdown),
            ]),
            settings: settings)
    }
}

extension SplitMix64 {
    /// The same elements in random order.
    fileprivate func shuffled(_ elements: [Int]) -> [Int] {
        var copy = self
        return copy.permutation(of: elements.count).map { elements[$0] }
    }
}

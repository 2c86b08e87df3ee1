import Testing
import Training

@Suite struct TrainerTests {
    @Test func `an epoch is the loop that anyone would write`() throws {
        var trainer = smallTrainer(batchSize: 50)
        var (model, shuffling) = (trainer.model, SplitMix64(seed: 1).split("shuffling"))
        var optimizer = Optimizer(Momentum(learningRate: 0.1))
        for number in 1...2 {
            let epoch = try trainer.trainEpoch()
            var (loss, wrong) = (0.0, 0.0)
            for batch in Few.digits.train.batches(of: 50, using: &shuffling) {
                wrong += (1 - accuracy(model.inference(batch.images), batch.labels)) * Double(batch.count)
                let (batchLoss, gradient) = valueAndGradient(at: &model) {
                    crossEntropy($0(batch.images), batch.labels)
                }
                try optimizer.update(&model, along: gradient)
                loss += Double(batchLoss) * Double(batch.count)
            }
            #expect(trainer.model.stateDictionary == model.stateDictionary)
            #expect(epoch.trainLoss == loss / 120)
            #expect(abs(epoch.trainError - wrong / 120) < 1e-12)
            let test = Evaluation(of: model, on: Few.digits.test)
            #expect((epoch.testLoss, epoch.testError) == (test.loss, test.error))
            #expect((epoch.number, epoch.steps, epoch.learningRate) == (number, 3 * number, 0.1))
        }
        #expect(trainer.history.epochs.map(\.number) == [1, 2])
    }

    @Test(arguments: [(32, 2), (16, 4), (8, 8), (40, 3)])
    func `batches added up are one large batch`(batchSize: Int, accumulation: Int) throws {
        func trained(_ batchSize: Int, _ accumulation: Int) throws -> Trainer<SimpleMLP> {
            var weights = SplitMix64(seed: 1).split("weights")
            var trainer = Trainer(
                SimpleMLP(inputs: 64, hidden: 8, outputs: 10, using: &weights),
                by: Optimizer(Momentum(learningRate: 0.1)),
                on: Few.digits, batchSize: batchSize, accumulation: accumulation, augmentation: Augmentation(padding: 1)
            )
            for _ in 1...2 { try trainer.trainEpoch() }
            return trainer
        }
        let (parts, whole) = (try trained(batchSize, accumulation), try trained(batchSize * accumulation, 1))
        #expect(parts.stepsPerEpoch == whole.stepsPerEpoch)
        #expect(parts.history.epochs.map(\.steps) == whole.history.epochs.map(\.steps))
        // 120 images make an incomplete last step of 64; gradients of size 1, rounded some hundred times at most, four steps.
        for (a, b) in zip(parts.model.parameters, whole.model.parameters) {
            for (x, y) in zip(a.tensor.scalars, b.tensor.scalars) { #expect(abs(x - y) < 1e-5) }
        }
        for (a, b) in zip(parts.history.epochs, whole.history.epochs) {
            #expect(abs(a.trainLoss - b.trainLoss) < 1e-5)
            #expect(a.trainError == b.trainError)
        }
    }

    @Test func `what does not fill a step is left out where that is asked for`() throws {
        var weights = SplitMix64(seed: 1).split("weights")
        var trainer = Trainer(
            SimpleMLP(inputs: 64, hidden: 8, outputs: 10, using: &weights), by: Optimizer(SGD(learningRate: 0.1)),
            on: Few.digits, batchSize: 25, accumulation: 2, dropsLast: true)
        var losses: [Double] = []
        let epoch = try trainer.trainEpoch { _, loss in losses.append(loss) }
        #expect(trainer.stepsPerEpoch == 2 && epoch.steps == 2 && losses.count == 2, "100 of 120 images")
        #expect(abs(epoch.trainLoss - (losses[0] + losses[1]) / 2) < 1e-12)
        #expect((epoch.trainError * 100).rounded() == epoch.trainError * 100)
    }

    @Test func `augmentation changes the images, not their order`() throws {
        var plain = smallTrainer()
        var still = smallTrainer(augmentation: Augmentation())
        var shifted = smallTrainer(augmentation: Augmentation(padding: 1))
        for _ in 1...2 {
            try plain.trainEpoch()
            try still.trainEpoch()
            try shifted.trainEpoch()
        }
        #expect(still.model.stateDictionary == plain.model.stateDictionary)
        #expect(shifted.model.stateDictionary != plain.model.stateDictionary)
    }

    @Test func `a rule that looks ahead gets its gradient there, and the statistics gathered there are kept`() throws {
        var weights = SplitMix64(seed: 1).split("weights")
        var model = ConvNet(images: [8, 8, 1], width: 2, using: &weights)
        var trainer = Trainer(
            model, by: Optimizer(NesterovLookahead(learningRate: 0.1)), on: Few.digits, batchSize: 40)
        var (optimizer, shuffling) = (
            Optimizer(NesterovLookahead(learningRate: 0.1)), SplitMix64(seed: 1).split("shuffling")
        )
        for batch in Few.digits.train.batches(of: 40, using: &shuffling) {
            var ahead = optimizer.probe(model)
            let (_, gradient) = valueAndGradient(at: &ahead) { crossEntropy($0(batch.images), batch.labels) }
            try optimizer.update(&model, along: gradient)
            model.bn1 = moved(model.bn1, like: ahead.bn1)
        }
        try trainer.trainEpoch()
        #expect(trainer.model.conv1.weight == model.conv1.weight)
        #expect(trainer.model.bn1.runningMean == model.bn1.runningMean)
        #expect(trainer.model.bn1.batchesTracked.item == 3)
    }

    /// The one's parameters with the other's statistics.
    private func moved(_ layer: BatchNorm, like other: BatchNorm) -> BatchNorm {
        var result = other
        (result.gain, result.offset) = (layer.gain, layer.offset)
        return result
    }

    @Test func `the same bits for any number of threads`() throws {
        let before = Threads.count
        defer { Threads.setCount(before) }
        let ends = try [1, 2, 4].map { threads in
            Threads.setCount(threads)
            var weights = SplitMix64(seed: 1).split("weights")
            let model = ConvNet(images: [8, 8, 1], width: 8, using: &weights)
            var trainer = Trainer(
                model, by: Optimizer(Adam()), on: Few.digits, batchSize: 64, augmentation: Augmentation(padding: 1))
            for _ in 1...2 { try trainer.trainEpoch() }
            return trainer.checkpoint
        }
        #expect(ends[0] == ends[1] && ends[1] == ends[2])
    }

    @Test func `a schedule that counts epochs is told how long one is`() throws {
        var trainer = smallTrainer(SGD(learningRate: .step(from: 0.4, every: .epochs(2), by: 0.5)))
        for _ in 1...5 { try trainer.trainEpoch() }
        #expect(trainer.history.epochs.map(\.learningRate) == [0.4, 0.4, 0.2, 0.2, 0.1])
        #expect(trainer.stepsPerEpoch == 4)
    }

    @Test func `a plateau is told the training losses`() throws {
        // Nothing is 90 % lower than the epoch before: every epoch but the first lowers the rate.
        let plateau = ReduceOnPlateau(factor: 0.5, patience: 0, threshold: .relative(0.9))
        var trainer = smallTrainer(SGD(learningRate: 0.25), plateau: plateau)
        for _ in 1...4 { try trainer.trainEpoch() }
        #expect(trainer.history.epochs.map(\.learningRate) == [0.25, 0.25, 0.125, 0.0625])
        #expect(trainer.optimizer.plateau?.best == trainer.history.epochs[0].trainLoss)
    }

    @Test func `broken numbers stop the epoch, say where, and leave the trainer as it was before`() throws {
        var trainer = smallTrainer(SGD(learningRate: Schedule { $0 < 6 ? 0.1 : 1e300 }))
        try trainer.trainEpoch()
        let before = trainer.checkpoint
        let error = #expect(throws: TrainingError.self) { try trainer.trainEpoch() }
        #expect(error?.epoch == 2)
        #expect(error?.step == 4)
        #expect(error?.description.hasPrefix("epoch 2, step 4 of it: ") == true)
        #expect(trainer.checkpoint == before)
    }

    @Test func `a copy goes on for itself`() throws {
        var trainer = smallTrainer()
        try trainer.trainEpoch()
        var copy = trainer
        try copy.trainEpoch()
        #expect(trainer.history.epochs.count == 1)
        try trainer.trainEpoch()
        #expect(trainer.checkpoint == copy.checkpoint)
    }

    @Test func `an incomplete last batch can be left out`() throws {
        func trainer(dropsLast: Bool) -> Trainer<SimpleMLP> {
            var weights = SplitMix64(seed: 1)
            return Trainer(
                SimpleMLP(inputs: 64, hidden: 4, outputs: 10, using: &weights),
                by: Optimizer(SGD(learningRate: 0.1)), on: Few.digits, batchSize: 50, dropsLast: dropsLast)
        }
        var (whole, all) = (trainer(dropsLast: true), trainer(dropsLast: false))
        #expect(whole.stepsPerEpoch == 2 && all.stepsPerEpoch == 3)  // of 120 images
        #expect(try whole.trainEpoch().steps == 2)
        #expect(try all.trainEpoch().steps == 3)
        #expect(whole.settings != all.settings)
    }

    @Test func `an epoch's norms are those of its gradients and weights`() throws {
        var trainer = smallTrainer(batchSize: 120)
        var model = trainer.model
        let shuffled = Few.digits.train.batches(of: 120)
        let gradient = valueAndGradient(at: &model) { model in
            shuffled.reduce(Tensor(0)) { $0 + crossEntropy(model($1.images), $1.labels) }
        }.gradient
        let epoch = try trainer.trainEpoch()
        // The order of the images decides the rounding: n sums, each rounded by half an ulp.
        let tolerance = 120 * Double(Scalar.ulpOfOne)
        let mean = try #require(epoch.gradients?.mean)
        #expect(abs(mean / Double(gradient.norm) - 1) < tolerance)
        #expect(epoch.gradients?.largest == mean)
        let bias = try #require(epoch.gradients?.parameters["output.bias"])
        #expect(abs(bias / (gradient["output.bias"]?.squaredNorm.squareRoot() ?? 0) - 1) < tolerance)
        #expect(epoch.weightNorms?["output.bias"] == trainer.model.output.bias?.squaredNorm.squareRoot())
        #expect(epoch.fit?.loss == Evaluation(of: trainer.model, on: Few.digits.train).loss)
    }
}

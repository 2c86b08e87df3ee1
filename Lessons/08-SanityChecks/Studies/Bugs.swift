import Downhill

/// A mistake, planted in a sound training.
struct Bug: Sendable {
    let name: String
    let kind: Kind
    /// How this training prepares the images that it is tested on.
    let prepare: @Sendable (ImageSet) -> ImageSet
    /// The test digits as this training would see them.
    let test: ImageSet
    let plant: @Sendable (inout Procedure) -> Void

    init(
        _ name: String, on kind: Kind = .simpleMLP,
        prepare: @escaping @Sendable (ImageSet) -> ImageSet = { $0.normalized(by: DigitTask.measured) },
        plant: @escaping @Sendable (inout Procedure) -> Void
    ) {
        (self.name, self.kind, self.prepare, self.plant) = (name, kind, prepare, plant)
        test = prepare(DigitTask.unscaled.test)
    }

    func procedure(seed: UInt64, rate: Double = 0.05) -> Procedure {
        var procedure = kind.sound(seed: seed, rate: rate)
        plant(&procedure)
        return procedure
    }

    static let all = inModel + inLoss + inStep + inBatches + inUse

    static let inModel = [
        Bug("dead layer") { $0.model.change("hidden.bias") { $0 = $0 - 10 } },
        Bug("all weights zero") { $0.model.change("") { $0 = $0 * 0 } },
        Bug("all units alike") { $0.model.change("") { $0 = $0 * 0 + 0.05 } },
        Bug("initial weights × 10") { $0.model.change("") { $0 = $0 * 10 } },
        Bug("reshaped, not transposed") { $0.model = AnyModule(Scrambled(model: $0.model)) },
    ]

    static let inLoss = [
        Bug("sum for mean") {
            $0.loss = { model, batch in crossEntropy(model(batch.images), batch.labels) * Scalar(batch.count) }
        },
        Bug("softmax twice") {
            $0.loss = { model, batch in crossEntropy(model(batch.images).softmax(), batch.labels) }
        },
        Bug("ReLU on the scores") {
            $0.loss = { model, batch in crossEntropy(model(batch.images).relu(), batch.labels) }
        },
        Bug("labels off by one, loss") {
            $0.loss = { model, batch in crossEntropy(model(batch.images), batch.labels.map { ($0 + 1) % 10 }) }
        },
    ]

    static let inStep = [
        Bug("wrong sign") {
            $0.step = { model, g, optimizer in try optimizer.update(&model, along: g.scaled { _ in -1 }) }
        },
        Bug("first layer detached") {
            $0.gradient = { model, batch, loss in
                let (value, g) = valueAndGradient(at: &model) { loss(&$0, batch) }
                return (value, g.scaled { $0.hasPrefix("hidden") ? 0 : 1 })
            }
        },
        Bug("first layer not optimized") {
            $0.step = { model, g, optimizer in
                try optimizer.update(&model, along: g.scaled { $0.hasPrefix("hidden") ? 0 : 1 })
            }
        },
        Bug("learning rate × 100") { $0.use { Momentum(learningRate: 100 * $0) } },
        Bug("learning rate ÷ 100") { $0.use { Momentum(learningRate: $0 / 100) } },
        Bug("gradient never cleared") { $0.use { NeverCleared(learningRate: .constant($0)) } },
        Bug("gradient one step late") { $0.use { OneStepLate(learningRate: .constant($0)) } },
        Bug("weight decay of 1") { $0.optimizer.transforms.append(L2(1)) },
    ]

    static let inBatches = [
        Bug("pixels from 0 to 255", prepare: { $0.normalized(by: DigitTask.bytes) }) {
            $0.batches = { data, size, generator in
                data.normalized(by: DigitTask.bytes).batches(of: size, using: &generator)
            }
        },
        Bug("pixel by pixel, 0/0") {
            $0.batches = { data, size, generator in
                data.normalized(by: .none(channels: 1)).batches(of: size, using: &generator).lazy.map { batch in
                    Batch(inputs: standardized(batch.images), targets: batch.labels, indices: batch.indices)
                }
            }
        },
        Bug("sorted, not shuffled") {
            $0.batches = { data, size, _ in data.sortedByClass().batches(of: size) }
        },
        Bug("images, labels apart") {
            $0.batches = { data, size, generator in
                let order = generator.permutation(of: data.count)
                return data.relabelled(order.map { data.labels[$0] }).batches(of: size, using: &generator)
            }
        },
        Bug("a class missing") {
            $0.batches = { data, size, generator in
                data[data.labels.indices.filter { data.labels[$0] != 9 }].batches(of: size, using: &generator)
            }
        },
        Bug("augmented beyond recognition") {
            $0.batches = { data, size, generator in
                data.batches(of: size, using: &generator).augmented(by: Augmentation(padding: 7))
            }
        },
        Bug("digits mirrored") {
            $0.batches = { data, size, generator in
                data.batches(of: size, using: &generator).augmented(by: Augmentation(flips: true))
            }
        },
        Bug("labels off by one, file") {
            $0.batches = { data, size, generator in
                data.relabelled(data.labels.map { ($0 + 1) % 10 }).batches(of: size, using: &generator)
            }
        },
    ]

    static let inUse = [
        Bug("batch norm in inference", on: .convNet) {
            $0.loss = { model, batch in crossEntropy(model.inference(batch.images), batch.labels) }
        },
        Bug("tested in training mode", on: .convNet) {
            $0.scores = { model, images in
                var copy = model
                return copy(images)
            }
        },
        Bug("test images not normalised", prepare: { $0 }) { _ in },
    ]
}

extension TrainingProcedure {
    /// Trains by another rule, made for the rate of the one before.
    fileprivate mutating func use(_ rule: (_ rate: Double) -> some UpdateRule) {
        optimizer = Optimizer(rule(optimizer.learningRate))
    }
}

extension Parameters {
    /// Each tensor times a factor that goes by its name.
    fileprivate func scaled(by factor: (String) -> Scalar) -> Parameters {
        Parameters(map { .init(name: $0.name, tensor: $0.tensor * factor($0.name)) })
    }
}

/// Every pixel by its own mean and deviation over the training digits: no number where a pixel is always blank, and its deviation 0.
private func standardized(_ images: Tensor) -> Tensor { (images - pixelMeans) / pixelDeviations }

private let pixelMeans: Tensor = {
    let images = DigitTask.unscaled.train.images
    return images.sum(along: 0) * (1 / Scalar(images.shape[0]))
}()

private let pixelDeviations: Tensor = {
    let images = DigitTask.unscaled.train.images
    let offsets = images - pixelMeans
    return ((offsets * offsets).sum(along: 0) * (1 / Scalar(images.shape[0]))).squareRoot()
}()

/// Wants the pixels in columns and takes `reshaped` for `transposed`: each row that the model then sees is a mixture of all samples.
struct Scrambled: Module {
    var model: AnyModule

    mutating func forward(_ input: Tensor) -> Tensor {
        let rows = input.flattened()
        return model(rows.reshaped(to: [rows.shape[1], rows.shape[0]]).transposed())
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try model.visit(path: path, body: body)
    }
}

/// Momentum along the gradient of the step before.
struct OneStepLate: UpdateRule {
    var learningRate: Schedule
    struct Slot: LaneSlot { var v = Lanes(), earlier = Lanes() }
    struct StepConstants: Sendable { var η: Scalar }
    func prepare(_ step: Step) -> StepConstants { StepConstants(η: Scalar(step.learningRate)) }
    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        slot.v = 0.9 * slot.v + slot.earlier
        w -= now.η * slot.v
        slot.earlier = g
    }
}

/// Momentum along the sum of all gradients so far: PyTorch's without `zero_grad`.
struct NeverCleared: UpdateRule {
    var learningRate: Schedule
    struct Slot: LaneSlot { var v = Lanes(), sum = Lanes() }
    struct StepConstants: Sendable { var η: Scalar }
    func prepare(_ step: Step) -> StepConstants { StepConstants(η: Scalar(step.learningRate)) }
    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        slot.sum += g
        slot.v = 0.9 * slot.v + slot.sum
        w -= now.η * slot.v
    }
}

import Training

/// One way of training, taken apart into the pieces that a person writes: a model, batches, a loss, a gradient, a step.
///
/// The pieces that come with it are the right ones. Put your own in their place, and `SanityChecks` examines yours:
///
///     var procedure = TrainingProcedure(model, Optimizer(Momentum(learningRate: 0.05)))
///     procedure.loss = { model, batch in myLoss(model(batch.images), batch.labels) }
///     let report = SanityChecks.run(procedure, on: digits.train)
///
/// It is a value, and training does not change it: every check begins with the same model and the same optimizer.
public struct TrainingProcedure<Model: Module>: Sendable {
    /// The loss of a batch, a tensor of one scalar.
    public typealias Loss = @Sendable (_ model: inout Model, _ batch: Batch<[Int]>) -> Tensor

    /// The model before its first step.
    public var model: Model

    /// The optimizer before its first step.
    public var optimizer: Optimizer

    /// How many samples a step sees.
    public var batchSize: Int

    /// One epoch of batches. Each call draws a new order from the generator.
    public var batches:
        @Sendable (_ data: ImageSet, _ size: Int, _ generator: inout SplitMix64) -> any Sequence<Batch<[Int]>> = {
            data, size, generator in data.batches(of: size, using: &generator)
        }

    /// The loss of a batch, a tensor of one scalar; runs the model in training.
    public var loss: Loss = { model, batch in crossEntropy(model(batch.images), batch.labels) }

    /// The loss of a batch and its gradient, one tensor a parameter.
    public var gradient:
        @Sendable (_ model: inout Model, _ batch: Batch<[Int]>, _ loss: Loss) -> (loss: Scalar, gradient: Parameters) =
            {
                model, batch, loss in valueAndGradient(at: &model) { loss(&$0, batch) }
            }

    /// Moves the model along a gradient.
    public var step:
        @Sendable (_ model: inout Model, _ gradient: Parameters, _ optimizer: inout Optimizer) throws -> Void = {
            model, gradient, optimizer in try optimizer.update(&model, along: gradient)
        }

    /// The class scores `[batch, classes]` of images, as the model is used once it is trained.
    public var scores: @Sendable (_ model: Model, _ images: Tensor) -> Tensor = { model, images in
        model.inference(images)
    }

    /// The right pieces around a model and an optimizer.
    public init(_ model: Model, _ optimizer: Optimizer, batchSize: Int = 32) {
        guard batchSize > 0 else {
            fatalError("TrainingProcedure: a batch of \(batchSize); it holds a sample or more.")
        }
        self.model = model
        self.optimizer = optimizer
        self.batchSize = batchSize
    }
}

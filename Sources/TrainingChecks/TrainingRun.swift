import Training

/// A procedure at work: a copy of its model and its optimizer, moved step by step, until the first number that is not finite.
struct TrainingRun<Model: Module> {
    let procedure: TrainingProcedure<Model>
    private(set) var model: Model
    private(set) var losses: [Double] = []

    /// Why it cannot go on, if it cannot: the first number that was not finite, or what the step refused.
    private(set) var breakdown: String?

    private var optimizer: Optimizer

    init(_ procedure: TrainingProcedure<Model>) {
        self.procedure = procedure
        model = procedure.model
        optimizer = procedure.optimizer
    }

    /// Makes a step, unless the run has broken down.
    mutating func step(on batch: Batch<[Int]>) {
        guard breakdown == nil else { return }
        let (loss, gradient) = procedure.gradient(&model, batch, procedure.loss)
        losses.append(Double(loss))
        guard loss.isFinite else {
            breakdown = "step \(losses.count): the loss is \(loss)"
            return
        }
        do {
            try procedure.step(&model, gradient, &optimizer)
        } catch {
            breakdown = "\(error)"
            return
        }
        if let broken = model.parameters.first(where: { !$0.tensor.squaredNorm.isFinite }) {
            breakdown = "step \(losses.count): \(broken.name) is no longer finite"
        }
    }
}

extension TrainingProcedure {
    /// The first batches of a training on `data`, epoch after epoch; fewer where an epoch is empty.
    public func firstBatches(
        _ count: Int, of size: Int, from data: ImageSet, using generator: inout SplitMix64
    ) -> [Batch<[Int]>] {
        var first: [Batch<[Int]>] = []
        while first.count < count {
            let before = first.count
            for batch in batches(data, size, &generator) where batch.count > 0 {
                first.append(batch)
                if first.count == count { break }
            }
            if first.count == before { break }
        }
        return first
    }
}

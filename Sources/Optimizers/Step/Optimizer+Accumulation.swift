import Tensors

extension Optimizer {
    /// Makes one step on a loss that is taken part by part, as where a whole batch does not fit into memory: the gradients of the parts are added
    /// up, and the step is that of the sum of their losses.
    ///
    ///     let parts = indices.chunks(of: 32).map { images.batch(at: $0) }
    ///     let loss = try optimizer.step(&model, accumulating: parts) { model, part in
    ///         crossEntropy(model(part.images), part.labels) * Scalar(part.count) / Scalar(indices.count)
    ///     }
    ///
    /// The parts' shares of the batch are the caller's to give, as here, so that an incomplete last part counts for what it holds. It is the step
    /// that the whole batch would make, but for the rounding of the sum, and but for batch norm, which sees one part at a time.
    ///
    /// - Parameters:
    ///   - model: What is trained.
    ///   - parts: What the loss is taken of.
    ///   - inspect: Is shown the sum of the gradients before anything is done to it.
    ///   - loss: Computes a part's share of the loss, a tensor of one scalar.
    /// - Returns: The sum of the losses before the step; 0 where there are no parts, and then no step is made.
    /// - Throws: `OptimizerError` when the loss or a gradient is not finite, or when the optimizer remembers another model; the model and
    ///   the optimizer are then unchanged.
    @discardableResult
    public mutating func step<Model: Parameterized, Part>(
        _ model: inout Model, accumulating parts: some Sequence<Part>,
        inspecting inspect: (_ gradient: Parameters) -> Void = { _ in }, _ loss: (inout Model, Part) -> Tensor
    ) throws(OptimizerError) -> Scalar {
        var place = probe(model)
        var total: Scalar = 0
        var (names, sum): ([String], [Tensor]) = ([], [])
        for part in parts {
            let (value, gradient) = valueAndGradient(at: &place) { loss(&$0, part) }
            total += value
            names = gradient.names
            sum = sum.isEmpty ? gradient.map(\.tensor) : zip(sum, gradient).map { $0 + $1.tensor }
        }
        guard !sum.isEmpty else { return 0 }
        let gradient = Parameters(zip(names, sum).map { .init(name: $0, tensor: $1) })
        try finish(&model, consume place, total, gradient, inspect)
        return total
    }
}

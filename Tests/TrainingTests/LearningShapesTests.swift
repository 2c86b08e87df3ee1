import Foundation
import Testing
import Training

/// What `Shapes` is made for: no pixel by itself says much, and a network that sees outlines can tell the figures apart.
@Suite struct `Shapes are hard for a linear model and easy for a deep one` {
    static let data = Shapes.load()

    /// One layer of weights from pixels to classes.
    struct LinearModel: Module {
        var linear: Linear

        mutating func forward(_ input: Tensor) -> Tensor { linear(input.flattened()) }

        mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
            try linear.visit(path: path / "linear", body: body)
        }
    }

    private func trainer<Model: Module>(
        _ model: Model, rate: some Scheduled, epochs: Int, weightDecay: Double = 0
    ) throws -> Trainer<Model> {
        let normalization = Self.data.train.measuredNormalization
        var trainer = Trainer(
            model, by: Optimizer(Adam(learningRate: rate), .l2(weightDecay)),
            on: Self.data.map { $0.normalized(by: normalization) }, batchSize: 64)
        for _ in 1...epochs { try trainer.trainEpoch() }
        return trainer
    }

    /// Whatever the rate and however strong the decay: the best of all, chosen by the test images themselves, stays under 40 %.
    @Test func `A linear model knows fewer than 40 % of the test images after any epoch`() throws {
        var best = 0.0
        for (rate, decay) in [(1e-4, 0), (1e-3, 0), (1e-4, 0.1)] {
            var generator = SplitMix64(seed: 1)
            let model = LinearModel(linear: Linear(inputs: 32 * 32 * 3, outputs: 10, using: &generator))
            let history = try trainer(model, rate: rate, epochs: 6, weightDecay: decay).history
            best = max(best, history.epochs.map { 1 - $0.testError }.max() ?? .nan)
        }
        print("linear model on shapes: \(best)")
        #expect(best < 0.4)
        #expect(best > 0.1, "It learns something.")
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["DOWNHILL_VERIFY"] != nil, "minutes: make verify"))
    func `ResNet-20 knows more than 90 % of the test images`() throws {
        var generator = SplitMix64(seed: 1)
        let history = try trainer(
            ResNet(depth: 20, using: &generator), rate: .cosine(from: 0.003, over: .steps(6 * 79)), epochs: 6
        ).history
        print("ResNet-20 on shapes: \(history.epochs.map { 1 - $0.testError })")
        #expect((history.epochs.last?.testError ?? 1) < 0.1)
    }
}

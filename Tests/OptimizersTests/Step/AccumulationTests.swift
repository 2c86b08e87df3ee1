import Optimizers
import Tensors
import Testing

@Suite struct `A step in parts` {
    /// Least squares: `½·mean(‖x·w − y‖²)` over the rows.
    private struct Line: Parameterized {
        var w = Tensor([0.5, -0.25, 1], shape: [3, 1])

        mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
            try w.visit(path: path / "w", body: body)
        }

        func loss(_ x: [[Scalar]], _ y: [Scalar], count: Int) -> Tensor {
            let error = matmul(Tensor(x.flatMap { $0 }, shape: [x.count, 3]), w) - Tensor(y, shape: [y.count, 1])
            return (error * error).sum() * (0.5 / Scalar(count))
        }
    }

    private let x = (0..<7).map { (i: Int) -> [Scalar] in
        (0..<3).map { (j: Int) -> Scalar in Scalar((i * 5 + j * 3) % 7) / 4 - 0.5 }
    }
    private let y = (0..<7).map { (i: Int) -> Scalar in Scalar(i % 3) / 2 }

    /// Where three steps lead, the seven rows taken in parts of this size.
    private func end(partSize: Int) throws -> (weights: Tensor, losses: [Scalar]) {
        var (model, optimizer) = (Line(), Optimizer(Momentum(learningRate: 0.1)))
        let parts = stride(from: 0, to: 7, by: partSize).map { $0..<min($0 + partSize, 7) }
        let losses = try (0..<3).map { _ in
            try optimizer.step(&model, accumulating: parts) { model, rows in
                model.loss(Array(x[rows]), Array(y[rows]), count: 7)
            }
        }
        #expect(optimizer.stepCount == 3)
        return (model.w, losses)
    }

    @Test func `is the whole batch's, the incomplete last part included`() throws {
        var (model, optimizer) = (Line(), Optimizer(Momentum(learningRate: 0.1)))
        let losses = try (0..<3).map { _ in try optimizer.step(&model) { $0.loss(x, y, count: 7) } }
        #expect(try end(partSize: 7) == (model.w, losses), "one part is no parts, to the bit")
        for partSize in [1, 2, 3, 4] {
            let found = try end(partSize: partSize)
            // A sum of at most 7 terms of size 1 in another order, three times.
            for (a, b) in zip(found.weights.scalars, model.w.scalars) { #expect(abs(a - b) < 32 * Scalar.ulpOfOne) }
            for (a, b) in zip(found.losses, losses) { #expect(abs(a - b) < 32 * Scalar.ulpOfOne) }
        }
    }

    @Test func `of no parts is none`() throws {
        var (model, optimizer) = (Line(), Optimizer(SGD(learningRate: 0.1)))
        #expect(try optimizer.step(&model, accumulating: [Int]()) { model, _ in model.loss(x, y, count: 7) } == 0)
        #expect(optimizer.stepCount == 0)
    }

    @Test func `that is not finite leaves everything as it was`() throws {
        var (model, optimizer) = (Line(), Optimizer(SGD(learningRate: 0.1)))
        #expect(throws: OptimizerError.self) {
            try optimizer.step(&model, accumulating: [1, Scalar.infinity]) { model, factor in
                model.loss(x, y, count: 7) * factor
            }
        }
        #expect(model.w == Line().w)
        #expect(optimizer.stepCount == 0)
    }
}

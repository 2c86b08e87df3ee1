import Downhill

/// Document B's recipe on one weight: momentum, decay, and a rate that falls to a tenth twice, down ½(w − 1)² from 4, an epoch a step.
struct Recipe: Study {
    private struct Weight: Module {
        var w = Tensor(4)

        mutating func forward(_ input: Tensor) -> Tensor { w - input }

        mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
            try w.visit(path: path / "w", body: body)
        }
    }

    /// Where it ends after two hundred steps.
    let weight: Double

    init() throws {
        var model = Weight()
        var optimizer = Optimizer(
            Momentum(learningRate: .multiStep(from: 0.1, at: [.steps(60), .steps(120)])), .l2(5e-4))
        for _ in 0..<200 {
            try optimizer.step(&model) { model in
                let error = model(Tensor(1))
                return 0.5 * error * error
            }
        }
        weight = Double(model.w.item)
    }

    var numbers: [Recorded] { [Recorded("weight", weight, as: .fixed(4))] }
}

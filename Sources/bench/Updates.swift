import Downhill

extension Workload {
    /// Update rules on one tensor of ten million parameters; PyTorch's with `fused=True`.
    static var updates: [Workload] {
        let target = Target.ratio(0.9, 1.1)
        // What is read and written of a weight: itself and the rule's slot twice, the gradient once.
        return [
            update("adam", "Adam on 10 M parameters", Adam(), streams: 7, target),
            update(
                "momentum", "SGD with momentum on 10 M parameters", Momentum(learningRate: 1e-3), streams: 5, target),
        ]
    }

    private static func update(
        _ name: String, _ title: String, _ rule: some UpdateRule, streams: Int, _ target: Target
    ) -> Workload {
        let count = 10_000_000
        return Workload(name: name, title: title, cost: .bytes(Double(4 * streams * count)), target: target) {
            var model: Parameters = ["w": Tensor(repeating: 0.5, shape: [count])]
            // Made as training makes it, so that it is known to be finite.
            let (_, gradient) = valueAndGradient(at: &model) { (0.01 * $0[0].tensor).sum() }
            var optimizer = Optimizer(rule)
            return { try optimizer.update(&model, along: gradient) }
        }
    }
}

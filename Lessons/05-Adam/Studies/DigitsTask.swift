import Downhill

/// The network 64-32-10 on 8×8 digits in batches of 16.
enum DigitsTask {
    static let data: (train: ImageSet, test: ImageSet) = {
        let digits = Digits.load()
        return (digits.train.prefix(720), digits.test)
    }()

    /// The share of the test digits that it gets wrong after some epochs; infinite where training diverged.
    ///
    /// - Parameter factor: what the loss is multiplied by.
    static func error(_ rule: any UpdateRule, epochs: Int, factor: Scalar = 1, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
        return error(&model, rule, epochs: epochs, factor: factor, using: &generator)
    }

    /// The same for any model.
    static func error(
        _ model: inout some Module, _ rule: any UpdateRule, epochs: Int, images: ImageSet = data.train,
        factor: Scalar = 1,
        using generator: inout SplitMix64
    ) -> Double {
        var optimizer = Optimizer(rule)
        for _ in 0..<epochs {
            for batch in images.batches(of: 16, using: &generator) {
                do {
                    _ = try optimizer.step(&model) { factor * crossEntropy($0(batch.images), batch.labels) }
                } catch {
                    return .infinity
                }
            }
        }
        return 1 - accuracy(model.inference(data.test.images), data.test.labels)
    }
}

import Downhill

/// The network 64-32-10 on 8×8 digits in batches of 16.
enum DigitsTask {
    static let data: (train: ImageSet, test: ImageSet) = {
        let digits = Digits.load()
        return (digits.train.prefix(720), digits.test)
    }()

    /// The share of the test digits that it gets wrong after some epochs; infinite where training diverged.
    ///
    /// - Parameter isScaled: whether every pixel is multiplied by a factor of its own, between a tenth and ten.
    static func error(_ rule: any UpdateRule, epochs: Int, isScaled: Bool = false, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
        var factors = SplitMix64(seed: seed).split("factors")
        let scales = (0..<64).map { _ in Scalar(Elementary.pow(10, factors.uniform(in: -1..<1))) }
        return error(
            &model, rule, epochs: epochs, scales: isScaled ? Tensor(scales, shape: [8, 8, 1]) : nil, using: &generator)
    }

    /// The same for any model.
    static func error(
        _ model: inout some Module, _ rule: any UpdateRule, epochs: Int, images: ImageSet = data.train,
        scales: Tensor? = nil,
        using generator: inout SplitMix64
    ) -> Double {
        func scaled(_ images: Tensor) -> Tensor { scales.map { images * $0 } ?? images }
        var optimizer = Optimizer(rule)
        for _ in 0..<epochs {
            for batch in images.batches(of: 16, using: &generator) {
                do {
                    let inputs = scaled(batch.images)
                    _ = try optimizer.step(&model) { crossEntropy($0(inputs), batch.labels) }
                } catch {
                    return .infinity
                }
            }
        }
        return 1 - accuracy(model.inference(scaled(data.test.images)), data.test.labels)
    }
}

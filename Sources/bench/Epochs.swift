import Downhill

extension Workload {
    /// What `Trainer` costs beyond the steps that it makes.
    static var epochs: [Workload] {
        let overhead = Target.ratio(1 / 1.05, 1 / 1.05)
        return [
            epoch(
                "epoch-mlp", "epoch by Trainer: MLP, 4,096 images, beside its bare steps and examinations", overhead,
                Images(count: 4096, size: 28, channels: 1), batch: 64, examines: true
            ) { SimpleMLP(inputs: 784, hidden: 128, outputs: 10, using: &$0) },
            epoch(
                "epoch-resnet20", "epoch by Trainer: ResNet-20, 512 images, beside its bare steps and examinations",
                overhead, Images(count: 512, size: 32, channels: 3), batch: 128, examines: true
            ) { ResNet(depth: 20, using: &$0) },
            epoch(
                "epoch-mnist", "epoch by Trainer: MLP, as many images as MNIST's, beside its bare steps alone",
                .ratio(1 / 1.5, 1 / 1.5), Images(count: 60_000, size: 28, channels: 1), batch: 64, examines: false
            ) { SimpleMLP(inputs: 784, hidden: 128, outputs: 10, using: &$0) },
        ]
    }

    /// - Parameter examines: Whether the bare steps are followed by the examinations that `Trainer` holds after each epoch.
    private static func epoch<Model: Module>(
        _ name: String, _ title: String, _ target: Target, _ images: Images, batch: Int, examines: Bool,
        model: @escaping (inout SplitMix64) -> Model
    ) -> Workload {
        func start() -> (model: Model, optimizer: Optimizer, data: Split<ImageSet>) {
            var generator = SplitMix64(seed: 1)
            return (model(&generator), Optimizer(Momentum(learningRate: 0.01)), images.drawn)
        }
        return Workload(name: name, title: title, target: target) {
            let (model, optimizer, data) = start()
            var trainer = Trainer(model, by: optimizer, on: data, batchSize: batch)
            return { try trainer.trainEpoch() }
        } beside: {
            var (model, optimizer, data) = start()
            let batches = Array(data.train.batches(of: batch))
            let first = data.train.prefix(10_000)
            return {
                for batch in batches {
                    try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                }
                guard examines else { return }
                _ = Evaluation(of: model, on: first)
                _ = Evaluation(of: model, on: data.test)
            }
        }
    }
}

/// Noise of the size of pictures: time does not depend on what they show.
private struct Images {
    let count: Int, size: Int, channels: Int

    /// So many to learn from, and a sixth as many to be examined with.
    var drawn: Split<ImageSet> {
        var generator = SplitMix64(seed: 2)
        return Split(train: noise(count, &generator), test: noise(count / 6, &generator))
    }

    private func noise(_ count: Int, _ generator: inout SplitMix64) -> ImageSet {
        ImageSet(
            height: size, width: size, channels: channels,
            pixels: (0..<count * size * size * channels).map { _ in UInt8(truncatingIfNeeded: generator.next()) },
            labels: (0..<count).map { $0 % 10 }, classes: (0..<10).map { "class \($0)" })
    }
}

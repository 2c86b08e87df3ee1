import Downhill

extension Workload {
    /// A whole step each: the loss, its gradient, and SGD with momentum. PyTorch: channels last, fused update; once eager, once compiled.
    static var trainingSteps: [Workload] { steps + steps.map(\.besideCompiled) }

    /// The same step of ours beside PyTorch's by `torch.compile`.
    private var besideCompiled: Workload {
        var workload = self
        workload.name = "compiled-\(name)"
        workload.title += ", beside torch.compile"
        return workload
    }

    private static var steps: [Workload] {
        let resnet = 1 + 6 + 6 + 6  // convolutions
        return [
            step(
                "mlp", "step: MLP 784-128-10", batch: 64, floors: (1.8, 2.5), goals: (2, 3.5), sample: [784],
                layers: [.linear(784, 128), .linear(128, 10)]
            ) { SimpleMLP(inputs: 784, hidden: 128, outputs: 10, using: &$0) },
            step(
                "convnet", "step: ConvNet", batch: 128, floors: (1.6, 1.6), goals: (2, 2.2), sample: [32, 32, 3],
                layers: [
                    .convolution(3, 32, 32), .convolution(32, 64, 16), .convolution(64, 128, 8), .linear(2048, 10),
                ]
            ) { ConvNet(images: [32, 32, 3], using: &$0) },
            step(
                "resnet20", "step: ResNet-20", batch: 128, floors: (1.6, 1.6), goals: (2, 2.2), sample: [32, 32, 3],
                layers: (0..<resnet).map { layer in
                    switch layer {
                    case 0: .convolution(3, 16, 32)
                    case 7: .convolution(16, 32, 16)
                    case 13: .convolution(32, 64, 8)
                    default:
                        layer < 7
                            ? .convolution(16, 16, 32) : layer < 13 ? .convolution(32, 32, 16) : .convolution(64, 64, 8)
                    }
                } + [.linear(64, 10)]
            ) { ResNet(depth: 20, using: &$0) },
        ]
    }

    private static func step<Model: Module>(
        _ name: String, _ title: String, batch: Int, floors: (Double, Double), goals: (Double, Double), sample: Shape,
        layers: [Layer], model: @escaping (inout SplitMix64) -> Model
    ) -> Workload {
        // Every layer three times: forward, to its weights, and to its input, which the first one need not do.
        let products = layers.reduce(0) { $0 + 3 * $1.operations } - layers[0].operations
        return Workload(
            name: name, title: "\(title), batch \(batch)", cost: .operations(Double(batch * products)),
            target: .ratio(floors.0, goals.0), targetOnAllThreads: .ratio(floors.1, goals.1)
        ) {
            var generator = SplitMix64(seed: 1)
            var model = model(&generator)
            var optimizer = Optimizer(Momentum(learningRate: 0.01))
            let inputs = Tensor.normal(Shape([batch] + sample.extents), using: &generator)
            let labels = (0..<batch).map { $0 % 10 }
            return {
                try optimizer.step(&model) { crossEntropy($0(inputs), labels) }
            }
        }
    }
}

/// What a layer multiplies and adds for one sample, forward.
private struct Layer {
    let operations: Int

    static func linear(_ inputs: Int, _ outputs: Int) -> Layer { Layer(operations: 2 * inputs * outputs) }

    /// A 3×3 convolution to an image of `size` × `size`.
    static func convolution(_ inputs: Int, _ outputs: Int, _ size: Int) -> Layer {
        Layer(operations: 2 * 9 * inputs * outputs * size * size)
    }
}

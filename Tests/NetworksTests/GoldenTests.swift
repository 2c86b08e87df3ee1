import Foundation
import Networks
import Testing

/// Values and gradients of every operation, statistics of batch norm and whole trainings, against PyTorch's.
@Suite struct GoldenTests {
    private struct Operations: Decodable {
        var operations: [Operation]
        var statistics: [Statistics]
    }

    private struct Operation: Decodable {
        struct Output: Decodable {
            var shape: [Int]
            var scalars: [Double]
        }
        var name: String
        var inputs: [Golden.Recipe]
        var output: Output
        var gradients: [[Double]]
    }

    private struct Statistics: Decodable {
        var name: String
        var shape: [Int]
        var mean: [Double], variance: [Double], inference: [Double]
        var batches: Int
    }

    /// What computes each of the operations in `operations.json` here.
    private static let operations: [String: @Sendable ([Tensor]) -> Tensor] = [
        "relu": { $0[0].relu() },
        "leakyReLU": { $0[0].leakyReLU() },
        "elu": { $0[0].elu() },
        "gelu": { $0[0].gelu() },
        "geluApproximation": { $0[0].geluApproximation() },
        "silu": { $0[0].silu() },
        "tanh": { $0[0].tanh() },
        "sigmoid": { $0[0].sigmoid() },
        "softplus": { $0[0].softplus() },
        "exp": { $0[0].exp() },
        "log": { $0[0].log() },
        "squareRoot": { $0[0].squareRoot() },
        "softmax": { $0[0].softmax() },
        "logSoftmax": { $0[0].logSoftmax() },
        "logSumExp": { $0[0].logSumExp() },
        "softmax along the first axis": { $0[0].softmax(along: 0) },
        "softmax along the middle axis": { $0[0].softmax(along: 1) },
        "softmax of a vector": { $0[0].softmax(along: 0) },
        "logSoftmax along the middle axis": { $0[0].logSoftmax(along: 1) },
        "logSumExp along the middle axis": { $0[0].logSumExp(along: 1) },
        "matmul": { matmul($0[0], $0[1]) },
        "linear": { x in applied(Linear(weight: x[1], bias: x[2]), x[0]) },
        "linear without bias": { x in applied(Linear(weight: x[1]), x[0]) },
        "linear along the last axis": { x in applied(Linear(weight: x[1], bias: x[2]), x[0]) },
        "linear of a vector": { x in applied(Linear(weight: x[1], bias: x[2]), x[0]) },
        "convolution 3×3": { convolve($0[0], $0[1], padding: 1) },
        "convolution 3×3 stride 2": { convolve($0[0], $0[1], stride: 2, padding: 1) },
        "convolution 1×1 stride 2": { convolve($0[0], $0[1], stride: 2) },
        "convolution 5×5": { convolve($0[0], $0[1], padding: 2) },
        "batch norm 1-D": { $0[0].batchNormalized(gain: $0[1], offset: $0[2], epsilon: 1e-5).output },
        "batch norm 2-D": { $0[0].batchNormalized(gain: $0[1], offset: $0[2], epsilon: 1e-5).output },
        "max pooling 2": { applied(MaxPool(window: 2), $0[0]) },
        "max pooling 3 stride 2 padding 1": { applied(MaxPool(window: 3, stride: 2, padding: 1), $0[0]) },
        "average pooling 2": { applied(AveragePool(window: 2), $0[0]) },
        "average pooling 3 stride 2 padding 1": { applied(AveragePool(window: 3, stride: 2, padding: 1), $0[0]) },
        "average pooling 3 stride 2 padding 1, padding not counted": {
            applied(AveragePool(window: 3, stride: 2, padding: 1, countsPadding: false), $0[0])
        },
        "global average": { applied(GlobalAveragePool(), $0[0]) },
        "flatten": { applied(Flatten(), $0[0]) },
        "residual block": { block($0, stride: 1) },
        "residual block stride 2": { block($0, stride: 2) },
        "cross-entropy": { crossEntropy($0[0], [0, 4, 2, 2]) },
        "cross-entropy with label smoothing": { crossEntropy($0[0], [0, 4, 2, 2], labelSmoothing: 0.125) },
        "cross-entropy with soft targets": { crossEntropy($0[0], $0[1]) },
        "cross-entropy with soft targets and label smoothing": { crossEntropy($0[0], $0[1], labelSmoothing: 0.125) },
        "mean squared error": { meanSquaredError($0[0], $0[1]) },
        "mean absolute error": { meanAbsoluteError($0[0], $0[1]) },
        "Huber": { huberLoss($0[0], $0[1], delta: 0.5) },
        "smooth absolute error": { smoothAbsoluteError($0[0], $0[1], beta: 0.5) },
        "binary cross-entropy, soft targets": { binaryCrossEntropy($0[0], $0[1]) },
        "binary cross-entropy": { binaryCrossEntropy($0[0], (Golden.numbers(9, [3, 4]) + 1) / 2) },
    ]

    private static func applied(_ module: some Module, _ input: Tensor) -> Tensor {
        var module = module
        return module(input)
    }

    private static func block(_ x: [Tensor], stride: Int) -> Tensor {
        var generator = SplitMix64(seed: 0)
        var block = ResidualBlock(inputs: x[0].shape[3], outputs: x[1].shape[0], stride: stride, using: &generator)
        block.conv1.weight = x[1]
        block.bn1.gain = x[2]
        block.bn1.offset = x[3]
        block.conv2.weight = x[4]
        block.bn2.gain = x[5]
        block.bn2.offset = x[6]
        return block(x[0])
    }

    @Test func `every operation has PyTorch's value and gradients`() throws {
        let golden = try Golden.read("operations.json", as: Operations.self)
        #expect(Set(golden.operations.map(\.name)) == Set(Self.operations.keys))
        for reference in golden.operations {
            let operation = try #require(Self.operations[reference.name])
            var inputs = reference.inputs.map(\.tensor)
            let output = operation(inputs)
            expectClose(output, reference.output.scalars, shape: reference.output.shape, reference.name)
            let weights = Golden.numbers(77, reference.output.shape)
            let gradient = valueAndGradient(at: &inputs) { (operation($0) * weights).sum() }.gradient
            for (entry, expected) in zip(gradient, reference.gradients) {
                expectClose(entry.tensor, expected, "\(reference.name), gradient of input \(entry.name)")
            }
        }
    }

    @Test func `batch norm keeps PyTorch's running statistics and uses them in inference`() throws {
        for reference in try Golden.read("operations.json", as: Operations.self).statistics {
            var layer = BatchNorm(channels: 3)
            for seed in 1...3 { _ = layer(Golden.numbers(seed, reference.shape, scale: 2, offset: 0.5)) }
            expectClose(layer.runningMean, reference.mean, "\(reference.name) mean")
            expectClose(layer.runningVariance, reference.variance, "\(reference.name) variance")
            #expect(layer.batchesTracked == Tensor(Scalar(reference.batches)))
            expectClose(
                layer.inference(Golden.numbers(4, reference.shape)), reference.inference, "\(reference.name) inference")
        }
    }

    private struct Training: Decodable {
        var runs: [Run]
    }

    private struct Run: Decodable {
        struct Deviation: Decodable {
            var losses: Double
            var norms: Double
        }
        var model: String
        var steps: Int
        var batch: Int
        var image: [Int]
        var rate: Double
        var parameters: [Golden.Recipe]
        var losses: [Double]
        var norms: [String: Double]
        var float32: Deviation
    }

    @Test(arguments: ["simplemlp", "convnet", "resnet20", "plainnet20"])
    func `training follows PyTorch's step by step`(name: String) throws {
        let run = try #require(Golden.read("training.json", as: Training.self).runs.first { $0.model == name })
        var generator = SplitMix64(seed: 0)
        var model =
            switch name {
            case "simplemlp": AnyModule(SimpleMLP(inputs: 784, hidden: 128, outputs: 10, using: &generator))
            case "convnet": AnyModule(ConvNet(images: Shape(run.image), width: 8, using: &generator))
            case "resnet20": AnyModule(ResNet(depth: 20, using: &generator))
            default: AnyModule(ResNet(depth: 20, width: 4, shortcut: .none, using: &generator))
            }
        #expect(model.parameters.names == run.parameters.map(\.name))
        var recipes = run.parameters.makeIterator()
        model.visit(path: .root) { path, tensor in
            if !path.isBuffer, let recipe = recipes.next() { tensor = recipe.tensor }
        }

        // In Double, 1e-10. In Float, four times what PyTorch's own Float run differs from its Double run: both are one
        // draw of how rounding errors grow along the steps.
        let isDouble = Scalar.ulpOfOne < 1e-10
        let lossTolerance = isDouble ? 1e-10 : max(1e-6, 4 * run.float32.losses)
        let normTolerance = isDouble ? 1e-10 : max(1e-6, 4 * run.float32.norms)
        for step in 0..<run.steps {
            let images = Golden.numbers(1000 + step, [run.batch] + run.image)
            let labels = Golden.labels(2000 + step, run.batch, classes: 10)
            let (loss, gradient) = valueAndGradient(at: &model) { crossEntropy($0(images), labels) }
            expectClose(Tensor(loss), [run.losses[step]], within: lossTolerance, "loss of step \(step)")
            model.visit(path: .root) { path, tensor in
                if !path.isBuffer, let slope = gradient[path.description] { tensor -= Scalar(run.rate) * slope }
            }
        }
        let state = model.stateDictionary
        #expect(Set(state.names) == Set(run.norms.keys))
        for entry in state {
            let norm = try #require(run.norms[entry.name])
            expectClose(
                Tensor(Scalar(entry.tensor.squaredNorm.squareRoot())), [norm], within: normTolerance,
                "norm of \(entry.name)")
        }
    }
}

import Downhill

/// What this lesson trains on: lesson 1's two hundred handwritten digits, in rows of 64 pixels.
enum DigitTask {
    static let digits = Digits.load().train.batch(at: Array(0..<200))
    static let images = digits.images.flattened()

    /// The same digits at half the resolution, in rows of 16.
    static let coarseImages = digits.images.averagePooled(window: 2).flattened()

    /// A row for each digit, 1 at its class and 0 elsewhere.
    static let targets = Tensor(
        digits.labels.flatMap { label in (0..<10).map { $0 == label ? Scalar(1) : 0 } }, shape: [200, 10])

    enum Loss: Sendable {
        /// Half the squared distance between scores and targets, on average over the digits: the loss of Cohen 2021.
        case squaredError
        case crossEntropy

        func callAsFunction(_ scores: Tensor) -> Tensor {
            switch self {
            case .squaredError: (scores - targets).squared().sum() / Scalar(2 * 200)
            case .crossEntropy: Downhill.crossEntropy(scores, digits.labels)
            }
        }
    }

    /// The cross-entropy of a model that takes rows of 64 pixels.
    static func crossEntropy(_ model: inout some Module) -> Tensor {
        Downhill.crossEntropy(model(images), digits.labels)
    }

    /// Fully connected layers with an activation function between them.
    static func network(_ widths: [Int], _ activation: Activation, using generator: inout SplitMix64) -> Sequential {
        var network = Sequential()
        for (inputs, outputs) in zip(widths, widths.dropFirst()) {
            if !network.layers.isEmpty { network.layers.append(activation) }
            network.layers.append(Linear(inputs: inputs, outputs: outputs, using: &generator))
        }
        return network
    }
}

extension Parameters {
    /// A random direction of length 1.
    func randomUnit(using generator: inout SplitMix64) -> Parameters {
        let direction = randomDirection(using: &generator)
        return direction.scaled(by: 1 / direction.norm)
    }

    func scaled(by factor: Scalar) -> Parameters {
        Parameters(map { .init(name: $0.name, tensor: $0.tensor * factor) })
    }
}

func mean(_ numbers: some Collection<Double>) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

import Downhill

/// What this lesson trains on: 200 handwritten digits, as rows of 64 pixels.
enum Task {
    static let digits = Digits.load().train.batch(at: Array(0..<200))
    static let images = digits.images.flattened()

    /// A row for each digit, 1 at its class and 0 elsewhere.
    static let targets = Tensor(
        digits.labels.flatMap { label in (0..<10).map { $0 == label ? Scalar(1) : 0 } }, shape: [200, 10])

    /// Half the squared distance between scores and targets, on average over the digits: the loss of Cohen 2021.
    static func squaredError(_ scores: Tensor) -> Tensor { (scores - targets).squared().sum() / Scalar(2 * 200) }

    static func crossEntropy(_ scores: Tensor) -> Tensor { Downhill.crossEntropy(scores, digits.labels) }

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

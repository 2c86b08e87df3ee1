import Downhill

/// What a classifier's scores are judged by.
enum Objective: String, CaseIterable, Sendable {
    case entropy = "cross-entropy"
    case probabilities = "squared error of p"
    case scores = "squared error of scores"

    /// The mean loss of a batch. Both squared errors are PyTorch's `MSELoss` against one at the true class and zero elsewhere: a mean over
    /// samples and classes.
    func loss(_ scores: Tensor, _ labels: [Int]) -> Tensor {
        switch self {
        case .entropy: crossEntropy(scores, labels)
        case .probabilities: meanSquaredError(scores.softmax(), Self.targets(labels, classes: scores.shape[1]))
        case .scores: meanSquaredError(scores, Self.targets(labels, classes: scores.shape[1]))
        }
    }

    private static func targets(_ labels: [Int], classes: Int) -> Tensor {
        var scalars: [Scalar] = Array(repeating: 0, count: labels.count * classes)
        for (row, label) in labels.enumerated() { scalars[row * classes + label] = 1 }
        return Tensor(scalars, shape: [labels.count, classes])
    }
}

/// The network 64-32-10 on 8×8 digits: some images to train on, and all the others to test with.
struct DigitsTask: Sendable {
    let training: ImageSet
    let testImages: Tensor
    let testLabels: [Int]
    let batch: Int

    init(training count: Int, batch: Int) {
        let digits = Digits.load()
        training = digits.train.prefix(count)
        let rest = digits.train[count..<digits.train.count]
        testImages = Tensor.concatenated([digits.test.images, rest.images], along: 0)
        testLabels = digits.test.labels + rest.labels
        self.batch = batch
    }

    static func model(using generator: inout SplitMix64) -> SimpleMLP {
        SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
    }

    /// Trains a model for some epochs; nil where it diverged.
    ///
    /// - Parameter data: what it is trained on, if not on the training images as they are.
    func trained(
        _ model: SimpleMLP, rate η: Double, epochs: Int, on data: ImageSet? = nil, using generator: inout SplitMix64,
        by loss: (Tensor, [Int]) -> Tensor
    ) -> SimpleMLP? {
        let trial = Trial<SimpleMLP>(
            of: model, by: Optimizer(SGD(learningRate: η)), on: data ?? training, batchSize: batch, epochs: epochs,
            shuffledBy: &generator, loss: { loss($0($1.images), $1.labels) })
        return trial.diverged ? nil : trial.model
    }

    /// The share of the test images that a model gets wrong.
    func error(of model: SimpleMLP) -> Double { 1 - accuracy(model.inference(testImages), testLabels) }

    /// The same of a model that is trained from a seed; infinite where training diverged.
    func error(_ objective: Objective, rate η: Double, epochs: Int, on data: ImageSet? = nil, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        let model = Self.model(using: &generator)
        return trained(model, rate: η, epochs: epochs, on: data, using: &generator, by: objective.loss).map {
            self.error(of: $0)
        } ?? .infinity
    }
}

/// By which factor the worse of two is worse.
func ratioOfWorse(_ a: Double, _ b: Double) -> Double { max(a / b, b / a) }

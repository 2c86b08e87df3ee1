import Downhill

/// The digits that travel with the course, and networks that learn to read them.
struct DigitTask: Sendable {
    /// All 1,442 images to learn from; and 1,440 of them, a number that 32, 160 and many others divide.
    let train, even: ImageSet
    let test: Batch<[Int]>

    init() {
        let digits = Digits.load()
        let images = digits.map { $0.normalized(by: digits.train.measuredNormalization) }
        train = images.train
        even = images.train.prefix(1_440)
        test = images.test.batch(at: Array(0..<images.test.count))
    }

    /// A network 64-hidden-10, its weights as a seed draws them.
    func network(hidden: Int = 128, seed: UInt64) -> SimpleMLP {
        var generator = SplitMix64(seed: seed).split("weights")
        return SimpleMLP(inputs: 64, hidden: hidden, outputs: 10, using: &generator)
    }

    func accuracy(of model: SimpleMLP) -> Double { Downhill.accuracy(model.inference(test.images), test.labels) }

    /// The share of each digit of the test set that a model gets right.
    func knowledge(of model: SimpleMLP) -> [Double] {
        let right = zip(model.inference(test.images).argmaxOfRows(), test.labels).filter { $0 == $1 }.map(\.1)
        return (0..<10).map { digit in Double(right.count { $0 == digit }) / Double(test.labels.count { $0 == digit }) }
    }
}

/// A training on digits: what it left, and how it went.
struct Training: Sendable {
    var model: SimpleMLP
    /// The mean loss of each epoch, as `trainOneEpoch` returns it, and the test accuracy after it: after each, or after the last alone.
    var losses: [Double] = []
    var accuracies: [Double] = []

    /// Trains a new network, shuffling anew every epoch.
    ///
    /// - Parameter keepsGradients: whether the gradient is never zeroed: the sum of all gradients so far moves the weights.
    init(
        _ task: DigitTask, on images: ImageSet, batch: Int, rate: Double, keepsGradients: Bool = false, epochs: Int,
        hidden: Int = 128, looksAtEach: Bool = true, seed: UInt64
    ) throws {
        model = task.network(hidden: hidden, seed: seed)
        var generator = SplitMix64(seed: seed).split("shuffling")
        var optimizer =
            keepsGradients ? Optimizer(Momentum(learningRate: rate, momentum: 1)) : Optimizer(SGD(learningRate: rate))
        for epoch in 1...epochs {
            losses.append(
                try trainOneEpoch(&model, on: images, batch: batch, by: &optimizer, shuffledBy: &generator))
            if looksAtEach || epoch == epochs { accuracies.append(task.accuracy(of: model)) }
        }
    }

    var finalAccuracy: Double { accuracies.last ?? 0 }
}

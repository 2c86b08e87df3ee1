import Downhill

/// What can be counted without training: updates in an epoch, parameters, numbers held in memory, arithmetic.
struct Counting: Study {
    struct Epoch: Sendable {
        let name: String
        let updates, lastBatch: Int

        init(_ name: String, of samples: Int, in size: Int) {
            self.name = name
            updates = (samples + size - 1) / size
            lastBatch = samples - (updates - 1) * size
        }
    }

    /// One step of the whole batch is the work of so many small ones.
    let photos = Epoch("10,000 photos in 64s", of: 10_000, in: 64)
    let mnist = Epoch("MNIST's 60,000 in 64s", of: 60_000, in: 64)
    let mnistIn32s = Epoch("MNIST in 32s", of: 60_000, in: 32)
    let imageNet = Epoch("ImageNet's 1,281,167 in 64s", of: 1_281_167, in: 64)
    /// What the library's iterator hands out for the first two.
    let photosIterated, mnistIterated: [Int]

    /// The parameters of the networks that the documents build or train.
    let parameters: [(network: String, count: Int)]
    let flattenedImage: Int
    let scores: [Int]
    /// The gradient of a batch of 32 images against the mean of their 32 gradients, as a share of its length.
    let batchAgainstMean: Double

    /// The weight that 5,000 samples of `y = 3x`, each made, used and thrown away, lead to.
    let weightFromStream: Double
    /// Samples that trial and error proper (move at random, keep what helped) reads on the way to twice the lowest loss of a regression, one run a seed.
    let byTrial: Sample
    /// Multiplications and additions for each number that the first layer of 784 to 128 reads or writes.
    let intensityOfOne, intensityOf64: Double

    init(seed: UInt64) {
        func iterated(_ count: Int) -> [Int] {
            let sizes = PointSet(points: .zeros([count, 1]), labels: Array(repeating: 0, count: count), classes: 1)
                .batches(of: 64).map(\.count)
            return [sizes.count, sizes.last ?? 0]
        }
        photosIterated = iterated(10_000)
        mnistIterated = iterated(60_000)

        var generator = SplitMix64(seed: seed)
        let mlp = SimpleMLP(inputs: 28 * 28, hidden: 128, outputs: 10, using: &generator)
        parameters =
            [
                ("784-128-10, document D", mlp.parameterCount),
                ("three convolutions, document B", ConvNet(images: [32, 32, 3], using: &generator).parameterCount),
            ]
            + [20, 56, 110].map { depth in
                ("ResNet-\(depth), document B", ResNet(depth: depth, using: &generator).parameterCount)
            } + [
                (
                    "YOLO of 2016, document E: the first dense layer alone, 7·7·1,024 to 4,096",
                    (7 * 7 * 1_024 + 1) * 4_096
                )
            ]
        flattenedImage = Tensor.zeros([1, 28, 28, 1]).flattened().shape[1]
        scores = mlp.inference(.zeros([64, 28, 28, 1])).shape.extents
        batchAgainstMean = Self.batchAgainstMean(seed: seed)

        var stream = generator.split("stream")
        weightFromStream = (0..<5_000).reduce(0.0) { w, _ in
            let x = stream.normal()
            return w - 0.01 * TwoSteps.lossAndGradient(of: [w], x: [x], y: 3 * x + 0.1 * stream.normal()).gradient[0]
        }
        let regression = Regression(seed: seed)
        byTrial = Sample((1...5).map { Self.byTrial(regression, seed: 100 * seed + $0) })
        intensityOfOne = Self.intensity(batch: 1)
        intensityOf64 = Self.intensity(batch: 64)
    }

    private static func batchAgainstMean(seed: UInt64) -> Double {
        let task = DigitTask()
        var model = task.network(seed: seed)
        func gradient(_ places: [Int]) -> [Double] {
            let batch = task.even.batch(at: places)
            return valueAndGradient(at: &model) { crossEntropy($0(batch.images), batch.labels) }.gradient
                .flatMap { $0.tensor.scalars.map { Double($0) } }
        }
        let batch = gradient(Array(0..<32))
        let singles = (0..<32).map { gradient([$0]) }
        let mean = batch.indices.map { j in singles.reduce(0) { $0 + $1[j] } / 32 }
        return (mean.squaredDistance(to: batch) / batch.reduce(0) { $0 + $1 * $1 }).squareRoot()
    }

    private static func byTrial(_ regression: Regression, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed).split("trials")
        var w = regression.start
        for trial in 1...2_000 {
            let tried = w.map { $0 + 0.1 * generator.normal() }
            if regression.excess(at: tried) < regression.excess(at: w) { w = tried }
            if regression.excess(at: w) < regression.floor { return Double(regression.count * trial) }
        }
        return .infinity
    }

    private static func intensity(batch: Double) -> Double {
        2 * batch * 784 * 128 / (batch * 784 + 784 * 128 + batch * 128)
    }
}

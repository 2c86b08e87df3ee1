import Downhill

/// Mistakes in the loop that do not crash, each measured where it does harm and where it hides.
struct QuietBugs: Study {
    /// The last step of an epoch on digits in batches of 32, by how many images are left for it.
    struct LastBatch: Sendable {
        let images: Int
        /// How far the test accuracy falls with it, in five epochs of twenty seeds; of ten, where a half or more is left.
        let falls: [Double]

        var meanFall: Double { Sample(falls).mean }
        var largestFall: Double { falls.max() ?? .nan }
        var standardError: Double {
            let squares = falls.reduce(0) { $0 + ($1 - meanFall) * ($1 - meanFall) }
            return (squares / Double(falls.count - 1) / Double(falls.count)).squareRoot()
        }
    }

    let lastBatches: [LastBatch]

    /// The ravine from (4, 2) at 0.02: the loss at the start; the highest from step 300 to 400 with kept gradients; that after 400 steps with zeroed ones; and how far the
    /// walk with kept gradients lies from momentum without friction.
    let ravineStart, ravineKept, ravineZeroed, distanceToFrictionless: Double
    /// Document C's loop, ten weights at 0.01 for 1,000 steps, on a bowl whose loss is `½·Σ w²`: the loss at the end over that at the start, zeroed and kept.
    let bowlZeroed, bowlKept: Double
    /// Document D's task on the digits at 0.01: the test accuracy after six epochs, zeroed and kept.
    let digitsZeroed, digitsKept: Double
    /// The same after as many updates as an epoch of MNIST has, and the mean loss of the last epoch then, of ten seeds: without zeroing it swings.
    let zeroedLate, keptLate, zeroedLateLoss, keptLateLoss: Sample

    /// What an epoch prints at the start of the regression in batches of 40 over what it prints in batches of 8: where each batch sums its losses, and
    /// where it takes their mean.
    let printedBySums, printedByMeans: Double
    /// A regression in batches of 40 at 0.1: with the mean gradient, with the sum, and with the sum at a 40th of the rate.
    let mean, sum, sumAtSmallRate: Double

    /// What the optimizer says of an exploding regression, and whether the weights are still finite then.
    let message: String
    let weightsAreFinite: Bool
    let stepsToExplosion: Int

    init(seed: UInt64, digits: FirstEpoch) throws {
        digitsZeroed = digits.healthy.accuracy(epoch: FirstEpoch.epochs).median
        digitsKept = digits.kept.accuracy(epoch: FirstEpoch.epochs).median
        let task = DigitTask()
        let seeds = (1...20).map { 100 * seed + $0 }
        func late(keeping: Bool) throws -> (accuracy: Sample, loss: Sample) {
            let runs = try seeds.prefix(10).concurrentMap { seed in
                try Training(
                    task, on: task.train, batch: 64, rate: 0.01, keepsGradients: keeping,
                    epochs: FirstEpoch.manyEpochs, looksAtEach: false, seed: seed)
            }
            return (Sample(runs.map(\.finalAccuracy)), Sample(runs.map { $0.losses.last ?? .nan }))
        }
        (zeroedLate, zeroedLateLoss) = try late(keeping: false)
        (keptLate, keptLateLoss) = try late(keeping: true)
        lastBatches = try [2, 8, 16, 32].map { left in
            // All 1,442 leave two.
            let images = left == 2 ? task.train : task.train.prefix(1_408 + left)
            let starts = left <= 8 ? seeds : Array(seeds.prefix(10))
            let falls = try starts.concurrentMap { try Self.fallsAtTheLastBatch(task, images, seed: $0) }
            return LastBatch(images: left, falls: falls.flatMap(\.self))
        }

        let kept = Self.keepingGradients(steps: 400)
        let frictionless = Descent(on: .ravine, from: [4, 2], by: Momentum(learningRate: 0.02, momentum: 1)).run(
            atMost: 400)
        let losses = kept.map { Double(Ravine().value(at: $0)) }
        ravineStart = losses[0]
        ravineKept = losses.suffix(100).reduce(0, max)
        ravineZeroed =
            Descent(on: .ravine, from: [4, 2], by: SGD(learningRate: 0.02)).run(atMost: 400).losses.last.map {
                Double($0)
            } ?? .nan
        distanceToFrictionless = zip(kept, frictionless.points).map { Double(($0 - $1).length) }.reduce(0, max)
        bowlZeroed = Self.bowlEnd(keeping: false)
        bowlKept = Self.bowlEnd(keeping: true)

        let regression = Regression(seed: seed)
        printedBySums =
            regression.printedLoss(batch: 40, summing: true) / regression.printedLoss(batch: 8, summing: true)
        printedByMeans =
            regression.printedLoss(batch: 40, summing: false) / regression.printedLoss(batch: 8, summing: false)
        mean = Walk(on: regression, batch: 40, rate: 0.1, seed: seed).settled
        sum = Walk(on: regression, batch: 40, rate: 0.1, summing: true, seed: seed).settled
        sumAtSmallRate = Walk(on: regression, batch: 40, rate: 0.1 / 40, summing: true, seed: seed).settled

        var generator = SplitMix64(seed: seed).split("explosion")
        let data = LinearRegression(weights: [1, 1], deviations: [3, 0.5], noise: 0.1, using: &generator)
        (message, weightsAreFinite, stepsToExplosion) = Self.explode(data.batch(at: Array(0..<data.count)))
    }

    var lastOfTwo: LastBatch { lastBatches[0] }
    var lastOfMany: LastBatch { lastBatches[3] }

    /// How far the test accuracy falls with the last step of each of five epochs in batches of 32.
    private static func fallsAtTheLastBatch(_ task: DigitTask, _ images: ImageSet, seed: UInt64) throws -> [Double] {
        var model = task.network(seed: seed)
        var generator = SplitMix64(seed: seed).split("shuffling")
        var optimizer = Optimizer(SGD(learningRate: 0.1))
        return try (0..<5).map { _ in
            var before = 0.0
            let batches = images.batches(of: 32, using: &generator)
            for (step, batch) in batches.enumerated() {
                if step == batches.count - 1 { before = task.accuracy(of: model) }
                try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
            }
            return before - task.accuracy(of: model)
        }
    }

    /// Descent along the sum of all gradients so far: what a loop does that never zeroes them.
    private static func keepingGradients(steps: Int) -> [Point] {
        var w: Point = [4, 2]
        var kept = Point.zero
        return [w]
            + (0..<steps).map { _ in
                kept += Ravine().gradient(at: w)
                w -= 0.02 * kept
                return w
            }
    }

    private static func bowlEnd(keeping: Bool) -> Double {
        var (w, kept) = (1.0, 0.0)
        var highest = 0.0
        for step in 0..<1_000 {
            kept = (keeping ? kept : 0) + w
            w -= 0.01 * kept
            if step >= 300 { highest = max(highest, w * w) }
        }
        return highest
    }

    /// A regression trained at a rate far above its limit, until something happens.
    private static func explode(_ batch: Batch<Tensor>) -> (message: String, weightsAreFinite: Bool, steps: Int) {
        var model = Linear(weight: .zeros([1, 2]), bias: .zeros([1]))
        var optimizer = Optimizer(SGD(learningRate: 1.0))
        do {
            while optimizer.stepCount < 1_000 {
                try optimizer.step(&model) { meanSquaredError($0(batch.inputs), batch.targets) }
            }
            return ("nothing happened", true, optimizer.stepCount)
        } catch {
            return ("\(error)", model.weight.scalars.allSatisfy(\.isFinite), optimizer.stepCount)
        }
    }
}

extension Regression {
    /// What an epoch prints where nothing moves: the mean, over its batches, of the mean or the sum of their losses at the start.
    fileprivate func printedLoss(batch size: Int, summing: Bool) -> Double {
        let losses = everyone.map { i in
            let answer = start.indices.reduce(0) { $0 + start[$1] * x[i * dimensions + $1] }
            return (answer - y[i]) * (answer - y[i])
        }
        let batches = stride(from: 0, to: count, by: size).map { losses[$0..<min($0 + size, count)] }
        return batches.reduce(0) { $0 + $1.reduce(0, +) / (summing ? 1 : Double($1.count)) } / Double(batches.count)
    }
}

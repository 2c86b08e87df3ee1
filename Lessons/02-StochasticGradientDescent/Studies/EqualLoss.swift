import Downhill

/// Does a large batch generalise worse? Networks trained by batches of 32 and by the whole set, each at its best rate, to the same training loss: how many unseen digits
/// each gets wrong there.
struct EqualLoss: Study {
    static let goal = 0.1

    /// The share of unseen digits that is wrong, by seed.
    let some, whole: [Double]
    /// How many unseen digits there are.
    let unseen: Int

    init(sizes: BatchSizes, seed: UInt64) throws {
        let task = DigitTask()
        let seeds = (1...16).map { 100 * seed + $0 }
        func errors(_ size: BatchSizes.Size) throws -> [Double] {
            try seeds.concurrentMap { try Self.error(task, batch: size.batch, rate: size.toGoal.rate, seed: $0) }
        }
        some = try errors(sizes.digits.size(32))
        whole = try errors(sizes.digits.whole)
        unseen = task.test.count
    }

    /// Trains until the loss of the whole set, looked at every ninth update, has come down to the goal.
    private static func error(_ task: DigitTask, batch size: Int, rate: Double, seed: UInt64) throws -> Double {
        var model = task.network(seed: seed)
        var generator = SplitMix64(seed: seed).split("shuffling")
        var optimizer = Optimizer(SGD(learningRate: rate))
        let all = task.even.batch(at: Array(0..<task.even.count))
        while optimizer.stepCount < 5_000 {
            for batch in task.even.batches(of: size, using: &generator) {
                try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                guard optimizer.stepCount % 9 == 0 else { continue }
                let loss = Double(crossEntropy(model.inference(all.images), all.labels).item)
                if loss <= Self.goal { return 1 - task.accuracy(of: model) }
            }
        }
        return .infinity
    }
}

extension EqualLoss {
    var numbers: [Recorded] {
        [
            Recorded("goal", Self.goal), Recorded("seeds", some.count), Recorded("unseen", unseen),
            Recorded("some", Sample(some).mean, as: .percent(1)),
            Recorded("whole", Sample(whole).mean, as: .percent(1)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "E-053b",
                instead: """
                    At the same training loss, {{equalLoss.goal}}, the whole set leaves {{equalLoss.whole}} of the unseen digits wrong and batches of thirty-two {{equalLoss.some}}. A large batch \
                    needs more passes, not worse weights: {{batchSizes.wholePasses}} against {{batchSizes.somePasses}} to the same test accuracy, for it makes fewer updates.
                    """
            ) {
                Condition(
                    "digits, 128 hidden units, at a training loss of 0.1: mean share of unseen digits wrong, whole set above batches of 32",
                    Sample(whole).mean, isAbove: Sample(some).mean, by: 0.01, as: .percent(1))
            }
        ]
    }
}

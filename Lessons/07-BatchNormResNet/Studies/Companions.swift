import Downhill

/// Batch norm makes an image's outputs depend on the images beside it: how much, and whether that noise regularises.
struct Companions: Sendable {
    static let sizes = [16, 64, 256]

    /// How an image's normalised outputs scatter with its companions, in batches of these sizes, over their spread among images.
    let noise: [Double]

    /// The same digits in the same batches, normalised by the batch's own statistics, or at every step by those of all digits that are learned from: the rate
    /// that is best for digits not learned from, and what each draw makes of those at it.
    let noisy, quiet: Outcome

    struct Outcome: Sendable {
        let rate: Double
        let losses, errors: [Double]
    }

    static let (learned, batch, epochs) = (240, 24, 10)

    init(seeds: [UInt64], draws: [UInt64]) throws {
        noise = Self.sizes.map { size in Sample(seeds.map { Self.scatter(batch: size, seed: $0) }).median }
        func outcome(isNoisy: Bool) throws -> Outcome {
            let rate = try BestRate.search(
                over: Grid.logarithmic(0.1...3), seeds: Array(seeds.prefix(3)), resolution: 3
            ) { Self.learn(at: $0, isNoisy: isNoisy, seed: $1).loss }.rate
            let ends = draws.concurrentMap { Self.learn(at: rate, isNoisy: isNoisy, seed: $0) }
            return Outcome(rate: rate, losses: ends.map(\.loss), errors: ends.map(\.error))
        }
        noisy = try outcome(isNoisy: true)
        quiet = try outcome(isNoisy: false)
    }

    /// The loss and the share of mistakes on new digits; both networks are used with the statistics of all digits that they learned from.
    private static func learn(at rate: Double, isNoisy: Bool, seed: UInt64) -> (loss: Double, error: Double) {
        let few = DigitsTask.digits.train.prefix(learned)
        var generator = SplitMix64(seed: seed)
        let net = DeepNet(Design(depth: 3, norm: .beforeReLU), using: &generator)
        let trial = Trial(
            of: net, by: Optimizer(SGD(learningRate: rate)), on: few, batchSize: batch, epochs: epochs,
            shuffledBy: &generator,
            loss: { net, batch in
                if isNoisy { return crossEntropy(net(batch.images), batch.labels) }
                let chosen = Set(batch.indices)
                let everyone = few.batch(at: batch.indices + (0..<learned).filter { !chosen.contains($0) })
                return crossEntropy(net(everyone.images).sliced(0..<batch.count, along: 0), batch.labels)
            })
        guard !trial.diverged else { return (.infinity, 0.9) }
        var used = trial.model
        used.takeStatistics(of: few.batch(at: Array(0..<learned)).images)
        let others = DigitsTask.digits.train[480..<1_440]
        let scores = used.inference(others.images)
        return (Double(crossEntropy(scores, others.labels).item), 1 - accuracy(scores, others.labels))
    }

    /// What a typical draw has with the noise, over what it has without.
    var lossRatio: Double { Sample(zip(noisy.losses, quiet.losses).map { $0 / $1 }).median }
    var errorRatio: Double { noisy.errors.mean / quiet.errors.mean }

    private static func scatter(batch size: Int, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var linear = Linear(inputs: 64, outputs: 32, initialization: .he, using: &generator)
        let outputs = (0..<24).map { _ -> Tensor in
            let companions = (0..<size - 1).map { _ in generator.index(below: DigitsTask.training.count) }
            let images = DigitsTask.training.batch(at: [0] + companions).images.flattened()
            var norm = BatchNorm(channels: 32)
            return norm(linear(images)).sliced(0..<1, along: 0)
        }
        let all = Tensor.concatenated(outputs, along: 0)
        return ((all - all.mean(along: 0)).squaredNorm / Double(all.shape.count)).squareRoot()
    }
}

extension Companions: Study {
    var numbers: [Recorded] {
        zip(Self.sizes, noise).map { Recorded("noise.\($0)", $1, as: .significant(2)) } + [
            Recorded("learned", Self.learned), Recorded("batch", Self.batch), Recorded("draws", noisy.losses.count),
            Recorded("noisy", Sample(noisy.losses).median, as: .fixed(3)),
            Recorded("quiet", Sample(quiet.losses).median, as: .fixed(3)),
            Recorded("noisyRate", noisy.rate, as: .significant(2)),
            Recorded("quietRate", quiet.rate, as: .significant(2)),
            Recorded("noisyError", noisy.errors.mean, as: .percent(1)),
            Recorded("quietError", quiet.errors.mean, as: .percent(1)),
            Recorded("lossRatio", lossRatio, as: .fixed(2)), Recorded("errorRatio", errorRatio, as: .fixed(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-076a") {
                Condition(
                    "scatter in batches of 16 over that in 64, against √(64/16)", noise[0] / noise[1], equals: 2,
                    within: .relative(0.25))
                Condition("in batches of 64 over that in 256", noise[1] / noise[2], equals: 2, within: .relative(0.25))
                Condition("in batches of 64, against 1/√64", noise[1], equals: 0.125, within: .relative(0.25))
            },
            Claim(
                "B-076b",
                instead: """
                    Not when it is taken away: with it the loss on new digits is {{companions.lossRatio}} times that without, in the typical of {{companions.draws}} draws, each \
                    at its best rate, and {{companions.noisyError}} are wrong in place of {{companions.quietError}}.
                    """
            ) {
                Condition(
                    "loss on new digits, norms of the batch over norms of all digits, each at its best rate: the typical draw",
                    lossRatio, isAtMost: 0.95)
                Condition("share of mistakes, the same: mean over the draws", errorRatio, isAtMost: 0.95)
            },
        ]
    }
}

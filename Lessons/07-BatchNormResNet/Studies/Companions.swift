import Downhill

/// Batch norm makes an image's outputs depend on the images beside it: how much, and whether that regularises.
struct Companions: Sendable {
    static let sizes = [16, 64, 256]

    /// How an image's normalised outputs scatter with its companions, in batches of these sizes, over their spread among images.
    let noise: [Double]

    /// Networks that learn 480 digits in the same batches of 48, normalised whole or in groups of eight: the test loss at their best rate.
    let whole, grouped: BestRate

    init(seeds: [UInt64]) throws {
        noise = Self.sizes.map { size in Sample(seeds.map { Self.scatter(batch: size, seed: $0) }).median }

        let few = DigitsTask.digits.train.prefix(480)
        let others = [DigitsTask.digits.train[480..<1_440], DigitsTask.digits.test]
        func search(_ group: Int?) throws -> BestRate {
            try BestRate.search(over: Grid.logarithmic(0.1...3, perDecade: 2), seeds: seeds, resolution: 3) { η, seed in
                let trial = Trial(by: SGD(learningRate: η), on: few, batchSize: 48, epochs: 14, seed: seed) {
                    DeepNet(Design(depth: 3, width: 64, norm: .beforeReLU, group: group), using: &$0)
                }
                let sums = others.map { (loss: trial.loss(on: $0) * Double($0.count), count: Double($0.count)) }
                return sums.map(\.loss).reduce(0, +) / sums.map(\.count).reduce(0, +)
            }
        }
        whole = try search(nil)
        grouped = try search(8)
    }

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
            Recorded("whole", whole.cost, as: .fixed(3)), Recorded("grouped", grouped.cost, as: .fixed(3)),
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
                pending: """
                    It takes the noise against none: norms over all digits at every step, beside those of a batch. Measured is more of it: in groups of eight \
                    the test loss at the best rate is {{companions.grouped}}, with less noise {{companions.whole}}.
                    """),
        ]
    }
}

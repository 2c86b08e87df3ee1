import Downhill

/// How large a layer's outputs are: without batch norm as training goes on, with it, and behind a ReLU.
struct Outputs: Sendable {
    /// The largest output of the first layer before its ReLU, after ten epochs over that after the first; medians over seeds.
    let growths: [Growth]

    struct Growth: Sendable {
        let name: String
        let growth: Double

        init(_ network: String, _ η: Double, _ seeds: [UInt64], _ growth: (UInt64) -> Double) {
            name = "\(network), η = \(NumberFormat.significant(2).text(η))"
            self.growth = Sample(seeds.map(growth)).median
        }
    }

    /// Of one layer behind batch norm: the share of its outputs within [−1, 1], the largest, and the deviation.
    let within, largest, deviation: Double

    /// The share of zeros behind a ReLU at the first draw.
    let zeros: Sample

    /// - Parameters:
    ///   - stacks: the rates at which four layers without norm are watched.
    ///   - convolutions: the same for two convolutions.
    init(stacks: [Double], convolutions: [Double], seeds: [UInt64]) {
        let batch = DigitsTask.sample
        let ofStacks = Set(stacks).sorted().map { η in
            Growth("four layers", η, seeds) { seed in
                Self.growth(at: η, seed: seed, { DeepNet(Design(depth: 4), using: &$0) }) { net in
                    net.first.linear.forward(batch.images.flattened())
                }
            }
        }
        let ofConvolutions = Set(convolutions).sorted().map { η in
            Growth("two convolutions", η, seeds) { seed in
                Self.growth(at: η, seed: seed, { SmallConvNet(.none, using: &$0) }) { net in
                    net.convolutions[0].forward(batch.images)
                }
            }
        }
        growths = ofStacks + ofConvolutions

        var generator = SplitMix64(seed: seeds[0])
        var layer = Linear(inputs: 64, outputs: 32, initialization: .he, using: &generator)
        var norm = BatchNorm(channels: 32)
        let normalized = norm(layer(batch.images.flattened())).scalars.map { Double($0) }
        within = normalized.map { abs($0) <= 1 ? 1 : 0 }.mean
        largest = normalized.map { abs($0) }.max() ?? .nan
        deviation = normalized.map { $0 * $0 }.mean.squareRoot()

        zeros = Sample(
            seeds.map { seed in
                var net = DigitsTask.network(Design(depth: 4), seed: seed)
                return net.outputs(batch.images)[0].scalars.map { $0 == 0 ? 1.0 : 0 }.mean
            })
    }

    private static func growth<Model: Module>(
        at η: Double, seed: UInt64, _ make: (inout SplitMix64) -> Model, _ first: (inout Model) -> Tensor
    ) -> Double {
        var generator = SplitMix64(seed: seed)
        let model = make(&generator)
        let stepsAnEpoch = DigitsTask.training.count / DigitsTask.batch
        var early = Double.nan
        func range(_ model: Model) -> Double {
            var copy = model
            return first(&copy).scalars.map { Double(abs($0)) }.max() ?? .nan
        }
        let trial = Trial(
            of: model, by: Optimizer(SGD(learningRate: η)), on: DigitsTask.training, batchSize: DigitsTask.batch,
            epochs: 10, shuffledBy: &generator,
            watching: { if $0.optimizer.stepCount == stepsAnEpoch { early = range($0.model) } })
        return trial.diverged ? .nan : range(trial.model) / early
    }
}

extension Outputs: Study {
    var numbers: [Recorded] {
        [
            Recorded("within", within, as: .percent(0)), Recorded("largest", largest, as: .fixed(1)),
            Recorded("growth", growths.map(\.growth).filter { !$0.isNaN }.max() ?? .nan, as: .significant(2)),
            Recorded("zeros", zeros.median, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-067",
                instead: """
                    In none of the networks that learn does the range grow so much: {{outputs.growth}} times at the most, from the first epoch
                    to the tenth.
                    """
            ) {
                for item in growths {
                    Condition(
                        "\(item.name): largest output of the first layer, epoch 10 over epoch 1", item.growth,
                        isAtLeast: 5)
                }
            },
            Claim(
                "B-068",
                instead: """
                    They have mean zero and variance one over the batch: {{outputs.within}} of them lie within $[-1, 1]$, and the largest of this
                    batch is \
                    {{outputs.largest}}.
                    """
            ) {
                Condition(
                    "share of a layer's normalised outputs within [−1, 1]", within, isAtLeast: 0.9, as: .percent(0))
            },
            Claim("B-071a") {
                Condition("share of zeros behind a ReLU at the first draw", zeros.median, equals: 0.5, within: 0.1)
            },
        ]
    }
}

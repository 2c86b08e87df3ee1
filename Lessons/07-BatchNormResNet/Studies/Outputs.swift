import Downhill

/// How large a layer's outputs are: without batch norm as training goes on, with it, and behind a ReLU.
struct Outputs: Sendable {
    /// How the largest output of the first layer before its ReLU grows without batch norm.
    let growths: [Growth]

    /// Of one kind of network and training, at the rate where it grows most of those at which the network learns.
    struct Growth: Sendable {
        let name: String
        let rate: Double

        /// After ten epochs over after the first; the median over seeds.
        let growth: Double
    }

    /// Of one layer behind batch norm: the share of its outputs within [−1, 1], the largest, and the deviation.
    let within, largest, deviation: Double

    /// The share of zeros behind a ReLU at the first draw.
    let zeros: Sample

    init(seeds: [UInt64]) {
        let batch = DigitsTask.sample
        let rates = Grid.logarithmic(0.1...1)
        func stack(_ draw: Initialization, _ rule: some UpdateRule, _ seed: UInt64) -> (growth: Double, loss: Double) {
            Self.growth(by: rule, seed: seed, { DeepNet(Design(depth: 4, initialization: draw), using: &$0) }) { net in
                net.first.linear.forward(batch.images.flattened())
            }
        }
        growths = [
            Self.widest("four layers, He's draw", Array(rates.prefix(3)), seeds) {
                stack(.he, SGD(learningRate: $0), $1)
            },
            Self.widest("four layers, PyTorch's draw", rates, seeds) {
                stack(.uniformByFanIn, SGD(learningRate: $0), $1)
            },
            Self.widest("four layers, PyTorch's draw, momentum", rates.map { $0 / 3 }, seeds) {
                stack(.uniformByFanIn, Momentum(learningRate: $0), $1)
            },
            Self.widest("two convolutions, He's draw", Array(rates.suffix(3)), seeds) { η, seed in
                Self.growth(by: SGD(learningRate: η), seed: seed, { SmallConvNet(.none, using: &$0) }) { net in
                    net.convolutions[0].forward(batch.images)
                }
            },
        ]

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

    /// The most that the range grows at any of the rates at which the median run learns.
    private static func widest(
        _ name: String, _ rates: [Double], _ seeds: [UInt64], _ run: (Double, UInt64) -> (growth: Double, loss: Double)
    ) -> Growth {
        let learned = rates.compactMap { η -> Growth? in
            let runs = seeds.map { run(η, $0) }
            guard Sample(runs.map(\.loss)).median < DigitsTask.goal else { return nil }
            return Growth(name: name, rate: η, growth: Sample(runs.map(\.growth)).median)
        }
        return learned.max { $0.growth < $1.growth } ?? Growth(name: name, rate: .nan, growth: .nan)
    }

    /// How many times larger the largest output is after the tenth epoch than after the first, and the loss of the tenth.
    private static func growth<Model: Module>(
        by rule: some UpdateRule, seed: UInt64, _ make: (inout SplitMix64) -> Model, _ first: (inout Model) -> Tensor
    ) -> (growth: Double, loss: Double) {
        var generator = SplitMix64(seed: seed)
        let model = make(&generator)
        let stepsAnEpoch = DigitsTask.training.count / DigitsTask.batch
        var early = Double.nan
        func range(_ model: Model) -> Double {
            var copy = model
            return first(&copy).scalars.map { Double(abs($0)) }.max() ?? .nan
        }
        let trial = Trial(
            of: model, by: Optimizer(rule), on: DigitsTask.training, batchSize: DigitsTask.batch,
            epochs: 10, shuffledBy: &generator,
            watching: { if $0.optimizer.stepCount == stepsAnEpoch { early = range($0.model) } })
        return (trial.diverged ? 0 : range(trial.model) / early, trial.lastLoss)
    }
}

extension Outputs: Study {
    var numbers: [Recorded] {
        [
            Recorded("within", within, as: .percent(0)), Recorded("largest", largest, as: .fixed(1)),
            Recorded("growth", growths.map(\.growth).max() ?? .nan, as: .significant(2)),
            Recorded("zeros", zeros.median, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-067") {
                for item in growths {
                    Condition(
                        "\(item.name), η = \(NumberFormat.significant(2).text(item.rate)): largest output of the first layer, epoch 10 over epoch 1",
                        item.growth, isAtLeast: 5)
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

import Downhill

/// Gradients zeroed and never zeroed: on MNIST as it was trained, and on the small digits, whose epoch has 23 updates, after one and after as many updates as MNIST's has.
struct Zeroing: Study {
    /// The same task on the small digits, one value a seed: the test accuracy after an epoch and after many, and the mean loss of the last.
    struct OnDigits: Sendable {
        let early, late, lateLoss: Sample
    }

    static let epochs = 41

    let pipelines: Pipelines
    let zeroed, kept: OnDigits

    init(pipelines: Pipelines) throws {
        self.pipelines = pipelines
        let digits = Digits.load()
        let data = digits.map { $0.normalized(by: digits.train.measuredNormalization) }
        func train(keeping: Bool) throws -> OnDigits {
            let runs = try pipelines.settings.seeds.map {
                try Self.train(pipelines.settings, on: data, keeping: keeping, seed: $0)
            }
            return OnDigits(
                early: Sample(runs.map(\.early)), late: Sample(runs.map(\.late)),
                lateLoss: Sample(runs.map(\.lateLoss)))
        }
        zeroed = try train(keeping: false)
        kept = try train(keeping: true)
    }

    private static func train(_ settings: Pipelines.Settings, on data: Split<ImageSet>, keeping: Bool, seed: UInt64)
        throws -> (early: Double, late: Double, lateLoss: Double)
    {
        var weights = SplitMix64(seed: seed).split("weights")
        var shuffling = SplitMix64(seed: seed).split("shuffling")
        var model = SimpleMLP(inputs: 64, hidden: settings.hidden, outputs: 10, using: &weights)
        var optimizer =
            keeping
            ? Optimizer(Momentum(learningRate: settings.rate, momentum: 1))
            : Optimizer(SGD(learningRate: settings.rate))
        let test = data.test.batch(at: Array(0..<data.test.count))
        var (early, late, loss) = (0.0, 0.0, 0.0)
        for epoch in 1...epochs {
            loss = 0
            for batch in data.train.batches(of: settings.batch, using: &shuffling) {
                let value = try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
                loss += Double(value) * Double(batch.count) / Double(data.train.count)
            }
            late = Downhill.accuracy(model.inference(test.images), test.labels)
            if epoch == 1 { early = late }
        }
        return (early, late, loss)
    }

    var numbers: [Recorded] {
        [
            Recorded("digits", zeroed.early.median, as: .percent(0)),
            Recorded("digits.kept", kept.early.median, as: .percent(0)),
            Recorded("late", zeroed.late.median, as: .percent(0)),
            Recorded("late.kept", kept.late.median, as: .percent(0)),
            Recorded("loss", zeroed.lateLoss.median, as: .fixed(2)),
            Recorded("loss.kept.least", kept.lateLoss.quantile(0), as: .fixed(2)),
            Recorded("loss.kept.most", kept.lateLoss.quantile(1), as: .fixed(2)),
        ]
    }

    var claims: [Claim] {
        let settings = pipelines.settings
        return [
            Claim(
                "D-024",
                instead: """
                    On MNIST it gains in the first {{pipelines.fewUpdates}} updates, {{pipelines.fewKept}} against {{pipelines.few}}, is about level after {{pipelines.manyUpdates}}, {{pipelines.manyKept}} and \
                    {{pipelines.many}}, and has ruined the network after the epoch: {{pipelines.keptAccuracy}} and {{pipelines.accuracy}}. On the small digits it costs no accuracy in as many updates as an epoch of \
                    MNIST has, {{zeroing.late.kept}} without it and {{zeroing.late}} with it. There only the loss gives it away, from seed to seed {{zeroing.loss.kept.least}} to \
                    {{zeroing.loss.kept.most}} in place of {{zeroing.loss}}.
                    """
            ) {
                Condition(
                    "test accuracy after the epoch: zeroed above kept", pipelines.accuracy(.task),
                    isAbove: pipelines.accuracy(.kept), by: 0.1, as: .percent(1)
                ).onNetwork()
            } beyond: {
                Condition(
                    "after \(settings.examinedAfter[0]) updates: zeroed above kept", pipelines.early(.task, 0),
                    isAbove: pipelines.early(.kept, 0), by: 0.1, as: .percent(1)
                ).onNetwork()
                Condition(
                    "the same task on the small digits: zeroed above kept", zeroed.early, isAbove: kept.early, by: 0.1,
                    as: .percent(1)
                ).onNetwork()
                Condition(
                    "the small digits after \(Self.epochs) epochs: zeroed above kept", zeroed.late, isAbove: kept.late,
                    by: 0.1, as: .percent(1)
                ).onNetwork()
            }
        ]
    }
}

import Downhill

/// Gradients zeroed and never zeroed: on MNIST as it was trained, and on the small digits, whose epoch has 23 updates.
struct Zeroing: Study {
    let pipelines: Pipelines
    /// The test accuracy on the small digits after one epoch of the same task, one a seed.
    let zeroed, kept: Sample

    init(pipelines: Pipelines) throws {
        self.pipelines = pipelines
        let digits = Digits.load()
        let data = digits.map { $0.normalized(by: digits.train.measuredNormalization) }
        func accuracies(keeping: Bool) throws -> Sample {
            Sample(
                try pipelines.settings.seeds.map {
                    try Self.accuracy(pipelines.settings, on: data, keeping: keeping, seed: $0)
                })
        }
        zeroed = try accuracies(keeping: false)
        kept = try accuracies(keeping: true)
    }

    private static func accuracy(_ settings: Pipelines.Settings, on data: Split<ImageSet>, keeping: Bool, seed: UInt64)
        throws -> Double
    {
        var weights = SplitMix64(seed: seed).split("weights")
        var shuffling = SplitMix64(seed: seed).split("shuffling")
        var model = SimpleMLP(inputs: 64, hidden: settings.hidden, outputs: 10, using: &weights)
        var optimizer =
            keeping
            ? Optimizer(Momentum(learningRate: settings.rate, momentum: 1))
            : Optimizer(SGD(learningRate: settings.rate))
        for batch in data.train.batches(of: settings.batch, using: &shuffling) {
            try optimizer.step(&model) { crossEntropy($0(batch.images), batch.labels) }
        }
        let test = data.test.batch(at: Array(0..<data.test.count))
        return Downhill.accuracy(model.inference(test.images), test.labels)
    }

    var numbers: [Recorded] {
        [
            Recorded("digits", zeroed.median, as: .percent(0)), Recorded("digits.kept", kept.median, as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "D-024",
                instead:
                    "Over a long training it is: on MNIST {{pipelines.keptAccuracy}} are right without it, and {{pipelines.accuracy}} with it. In the few updates of a small set's epoch the sum of all gradients passes for a larger rate: on the small digits {{zeroing.digits.kept}} are right without it and {{zeroing.digits}} with it."
            ) {
                Condition(
                    "test accuracy after the epoch: zeroed above kept", pipelines.accuracy(.task),
                    isAbove: pipelines.accuracy(.kept), by: 0.1, as: .percent(1)
                ).onNetwork()
            } beyond: {
                Condition(
                    "the same task on the small digits: zeroed above kept", zeroed, isAbove: kept, by: 0.1,
                    as: .percent(1)
                ).onNetwork()
            }
        ]
    }
}

import Downhill

/// Late in a training at document B's fixed rate of 0.1, and under its steps: thirty epochs with momentum on digits of which a fifth has a wrong label,
/// so that the noise of the batches stays.
struct LateTraining: Study {
    static let epochs = 30
    /// So many of the last epochs.
    static let late = 10

    /// The share of the late epochs in which the loss over all images rises, by seed.
    let fixed, steps: Sample
    /// The loss of a walk on the bowl without noise at the same rate.
    let quiet: Double

    /// - Parameter bowl: whose walk without noise it takes.
    init(bowl: NoisyBowl, seeds: [UInt64]) {
        func rises(_ plan: Plan) -> Sample { Sample(seeds.concurrentMap { Self.rises(plan, seed: $0) }) }
        fixed = rises(.fixed)
        steps = rises(.steps)
        quiet = bowl.quiet
    }

    private static func rises(_ plan: Plan, seed: UInt64) -> Double {
        let perEpoch = DigitsTask.batchesPerEpoch
        var generator = SplitMix64(seed: seed)
        let network = DigitsTask.network(using: &generator)
        var losses: [Double] = []
        _ = Trial(
            of: network, by: Optimizer(plan.momentum(from: 0.1, over: epochs * perEpoch)), on: DigitsTask.mislabelled,
            batchSize: DigitsTask.batch, epochs: epochs, shuffledBy: &generator,
            watching: { trial in
                let step = trial.batchLosses.count
                if step % perEpoch == 0, step / perEpoch >= epochs - late {
                    losses.append(trial.loss(on: DigitsTask.mislabelled))
                }
            })
        return Double(zip(losses, losses.dropFirst()).count { $1 > $0 }) / Double(late)
    }

    var numbers: [Recorded] {
        [
            Recorded("fixed", fixed.mean, as: .percent(0)), Recorded("steps", steps.mean, as: .percent(0)),
            Recorded("late", Self.late), Recorded("epochs", Self.epochs),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-091b",
                instead: """
                    With a fifth of the labels wrong the loss rises in {{lateTraining.fixed}} of the last {{lateTraining.late}} epochs of \
                    {{lateTraining.epochs}}, under B's steps in {{lateTraining.steps}}. It is the noise and not the rate alone: without noise \
                    the same rate arrives at the minimum and stands still.
                    """
            ) {
                Condition(
                    "a fifth of the labels wrong, fixed 0.1: share of the last ten epochs in which the loss rises",
                    fixed.mean, isAtLeast: 0.25
                ).onNetwork()
                Condition("the same under B's steps", steps.mean, isBelow: 0.25).onNetwork()
            } beyond: {
                Condition("a bowl without noise: loss after 1,600 steps at 0.1", quiet, isAbove: 1e-6)
            }
        ]
    }
}

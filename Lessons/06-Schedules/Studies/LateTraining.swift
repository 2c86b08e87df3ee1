import Downhill

/// Late in a training at document B's fixed rate of 0.1, and under its steps: thirty epochs with momentum on digits of which a fifth has a wrong label,
/// so that the noise of the batches stays; and on digits that are learned by heart, so that it fades.
struct LateTraining: Study {
    static let epochs = 30
    /// So many of the last epochs.
    static let late = 10

    /// The share of the late epochs in which the loss over all images rises, by seed.
    let fixed, steps: Sample
    /// The same at the fixed rate where all labels are right.
    let clean: Sample

    init(seeds: [UInt64]) {
        func rises(_ plan: Plan, on images: ImageSet) -> Sample {
            Sample(seeds.concurrentMap { Self.rises(plan, on: images, seed: $0) })
        }
        fixed = rises(.fixed, on: DigitsTask.mislabelled)
        steps = rises(.steps, on: DigitsTask.mislabelled)
        clean = rises(.fixed, on: DigitsTask.train)
    }

    private static func rises(_ plan: Plan, on images: ImageSet, seed: UInt64) -> Double {
        let perEpoch = DigitsTask.batchesPerEpoch
        var generator = SplitMix64(seed: seed)
        let network = DigitsTask.network(using: &generator)
        var losses: [Double] = []
        _ = Trial(
            of: network, by: Optimizer(plan.momentum(from: 0.1, over: epochs * perEpoch)), on: images,
            batchSize: DigitsTask.batch, epochs: epochs, shuffledBy: &generator,
            watching: { trial in
                let step = trial.batchLosses.count
                if step % perEpoch == 0, step / perEpoch >= epochs - late {
                    losses.append(trial.loss(on: images))
                }
            })
        return Double(zip(losses, losses.dropFirst()).count { $1 > $0 }) / Double(late)
    }

    var numbers: [Recorded] {
        [
            Recorded("fixed", fixed.mean, as: .percent(0)), Recorded("steps", steps.mean, as: .percent(0)),
            Recorded("clean", clean.mean, as: .percent(0)),
            Recorded("late", Self.late), Recorded("epochs", Self.epochs),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-091b",
                instead: """
                    With a fifth of the labels wrong the loss rises in {{lateTraining.fixed}} of the last {{lateTraining.late}} epochs of \
                    {{lateTraining.epochs}}, under B's steps in {{lateTraining.steps}}. It is the noise and not the rate alone: where the network learns \
                    its images by heart and the noise fades, the same rate lets it rise in {{lateTraining.clean}}.
                    """
            ) {
                Condition(
                    "a fifth of the labels wrong, fixed 0.1: share of the last ten epochs in which the loss rises, in three runs of four",
                    fixed.lowerQuartile, isAtLeast: 0.25
                ).onNetwork()
                Condition("the same under B's steps, in three runs of four", steps.upperQuartile, isBelow: 0.25)
                    .onNetwork()
                Condition(
                    "the former less the latter, start by start, in standard errors", fixed.lead(over: steps),
                    isAtLeast: 3
                ).onNetwork()
            } beyond: {
                Condition(
                    "all labels right, fixed 0.1: share of the last ten epochs in which the loss rises, in three runs of four",
                    clean.lowerQuartile, isAtLeast: 0.25
                ).onNetwork()
            }
        ]
    }
}

extension Sample {
    /// By how many of its standard errors the mean of the differences from another sample, run by run, is above zero.
    func lead(over other: Sample) -> Double {
        let leads = Sample(zip(values, other.values).map { $0 - $1 })
        let count = Double(leads.values.count)
        let variance = leads.values.reduce(0) { $0 + ($1 - leads.mean) * ($1 - leads.mean) } / (count - 1)
        return leads.mean / (variance / count).squareRoot()
    }
}

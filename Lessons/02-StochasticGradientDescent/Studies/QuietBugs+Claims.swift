import Downhill

extension QuietBugs {
    var numbers: [Recorded] {
        [
            Recorded("fallOfTwo", lastOfTwo.meanFall, as: .percent(0)),
            Recorded("errorOfTwo", lastOfTwo.standardError, as: .percent(0)),
            Recorded("falls", lastOfTwo.falls.count),
            Recorded("largestOfTwo", lastOfTwo.largestFall, as: .percent(0)),
            Recorded("fallOfMany", lastOfMany.meanFall, as: .percent(2)),
            Recorded("largestOfMany", lastOfMany.largestFall, as: .percent(0)),
            Recorded("kept", ravineKept, as: .integer), Recorded("start", ravineStart, as: .integer),
            Recorded("digitsZeroed", digitsZeroed, as: .percent(1)),
            Recorded("digitsKept", digitsKept, as: .percent(1)),
            Recorded("zeroedLate", zeroedLate.median, as: .percent(1)),
            Recorded("keptLate", keptLate.median, as: .percent(1)),
            Recorded("zeroedLateLoss", zeroedLateLoss.median, as: .fixed(2)),
            Recorded("keptLateLoss", keptLateLoss.median, as: .fixed(2)),
            Recorded("keptLowerQuartile", keptLateLoss.quantile(0.25), as: .fixed(2)),
            Recorded("keptUpperQuartile", keptLateLoss.quantile(0.75), as: .fixed(2)),
            Recorded("belowZeroed", keptLateLoss.values.count { $0 < zeroedLateLoss.median }),
            Recorded("lateSeeds", keptLateLoss.values.count),
            Recorded("lateEpochs", FirstEpoch.manyEpochs),
            Recorded("message", message), Recorded("steps", stepsToExplosion),
            Recorded("mean", mean, as: .fixed(4)), Recorded("summed", sumAtSmallRate, as: .fixed(4)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "C-033",
                instead: """
                    In a bowl and in a ravine unzeroed gradients swing for ever. On the digits at $0.01$ they pass for a larger rate: after six epochs {{quietBugs.digitsKept}} are right without zeroing \
                    and {{quietBugs.digitsZeroed}} with it; after {{quietBugs.lateEpochs}}, {{quietBugs.keptLate}} and {{quietBugs.zeroedLate}}, where only the loss gives it away: {{quietBugs.zeroedLateLoss}} with zeroing; \
                    without, it swings from seed to seed, with a median of {{quietBugs.keptLateLoss}} and quartiles of {{quietBugs.keptLowerQuartile}} and {{quietBugs.keptUpperQuartile}}, and in {{quietBugs.belowZeroed}} of \
                    {{quietBugs.lateSeeds}} runs lies below that.
                    """
            ) {
                Condition(
                    "document C's loop, a bowl: highest loss of steps 300 to 1,000 over the start, zeroed", bowlZeroed,
                    isBelow: 0.01)
                Condition("the same, kept", bowlKept, isAbove: 0.5)
            } beyond: {
                Condition(
                    "ravine at 0.02: highest loss of steps 300 to 400 over the start, kept", ravineKept / ravineStart,
                    isAbove: 0.5)
                Condition("ravine at 0.02: loss after 400 steps, zeroed", ravineZeroed, isBelow: 1e-6)
                Condition(
                    "digits at 0.01, six epochs: test accuracy, zeroed above kept", digitsZeroed, isAbove: digitsKept,
                    as: .percent(1)
                ).onNetwork()
                Condition(
                    "the same after \(FirstEpoch.manyEpochs) epochs", zeroedLate, isAbove: keptLate, as: .percent(1)
                ).onNetwork()
                Condition(
                    "and the mean loss of the last of them: the highest of ten zeroed below the lowest kept",
                    zeroedLateLoss.quantile(1), isBelow: keptLateLoss.quantile(0)
                ).onNetwork()
            },
            Claim("E-022a") {
                Condition(
                    "algebra, and run: the same weights, the regression in 40s and in 8s: what an epoch prints by the sum, 40s over 8s",
                    printedBySums, isAtLeast: 2)
                Condition("by the mean", printedByMeans, equals: 1, within: 1e-9)
            },
            Claim(
                "E-022b",
                instead:
                    "At the same rate it is ruinous; at a rate divided by the batch size it is the same walk, and settles at {{quietBugs.summed}} as the mean does. It is a wrong unit, which makes the rate mean something else for every batch size."
            ) {
                Condition("sum at the same rate, batches of 40", diverges: sum)
            } beyond: {
                Condition(
                    "sum at a 40th of the rate: where the loss settles, over that of the mean", sumAtSmallRate / mean,
                    isAbove: 1.1)
            },
            Claim(
                "E-024",
                instead:
                    "Every sample comes exactly once. But what it hands out last is trained on at the same rate: a batch of two has four times the noise of a full one, and costs {{quietBugs.fallOfTwo}} ± {{quietBugs.errorOfTwo}} of test accuracy on average and {{quietBugs.largestOfTwo}} at worst of {{quietBugs.falls}}, where one of thirty-two costs {{quietBugs.fallOfMany}}."
            ) {
                Condition(
                    "1,000 in 32s as printed: samples that the last batch holds", PrintedCode.batches.last?.count ?? 0,
                    equals: 8, within: 0)
                Condition(
                    "how often a sample comes: least and most",
                    [PrintedCode.timesSeen.min() ?? 0, PrintedCode.timesSeen.max() ?? 0], equals: [1, 1], within: 0)
            } beyond: {
                for last in lastBatches {
                    Condition(
                        "digits in 32s, \(last.images) left for the last: mean fall of test accuracy with that step",
                        last.meanFall, isAtMost: 0.02, as: .percent(2)
                    ).onNetwork()
                }
            },
            Claim("E-019") {
                Condition(
                    "its sgd_step on a gradient of NaN: raises", holds: PrintedCode.sgdStep([1], [.nan], 0.1) == nil)
                Condition("on an infinite one: raises", holds: PrintedCode.sgdStep([1], [.infinity], 0.1) == nil)
                Condition("on a finite one: steps", holds: PrintedCode.sgdStep([1], [1], 0.1) == [0.9])
            } beyond: {
                Condition(
                    "ours, in an exploding regression: says in which step",
                    holds: message.contains("step \(stepsToExplosion + 1)"))
                Condition("and leaves the weights finite", holds: weightsAreFinite)
            },
        ]
    }
}

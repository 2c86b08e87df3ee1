import Downhill

extension DecayExperiment: Study {
    private func epochs(_ sample: Sample) -> String { sample.median.isFinite ? "\(Int(sample.median))" : "never" }

    private func cells(of row: Row, _ best: Best?) -> [Any] {
        let stated: [Any] = [
            row.fixed.median - 1, row.decayed.median - 1, epochs(row.fixedEpochs), epochs(row.decayedEpochs),
        ]
        let bests: [Any] = best.map { [$0.fixed.cost - 1, $0.decayed.cost - 1] } ?? ["–", "–"]
        return [row.batch, row.period] + stated + bests
    }

    var table: Exhibit {
        .table(
            Table(
                "How far above the lowest loss 50 epochs end, as a share of it; epochs until within 2 %",
                columns: [
                    "samples a step", "steps for × 0.96", .init("fixed 0.1, share above", as: .significant(2)),
                    .init("decay from 0.1, share above", as: .significant(2)), "fixed 0.1, epochs",
                    "decay from 0.1, epochs", .init("fixed at its best rate, share above", as: .significant(2)),
                    .init("decay from its best rate, share above", as: .significant(2)),
                ],
                rows: [cells(of: single, bestSingle), cells(of: few, bestFew), cells(of: whole, nil)]))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("lowest", printed.lowest, as: .fixed(4)),
            Recorded("stated", printed.fixed / printed.lowest - 1, as: .fixed(1)),
            Recorded("single", single.fixed.median - 1, as: .fixed(1)),
            Recorded("bestSingle", bestSingle.fixed.cost - 1, as: .scientific(0)),
            Recorded("few", bestFew.fixed.cost - 1, as: .scientific(0)),
            Recorded("singleEpochs", single.decayedEpochs.median, as: .integer),
            Recorded("whole", whole.fixed.median - 1, as: .significant(2)),
            Recorded("wholeDecayed", whole.decayed.median - 1, as: .significant(2)),
            Recorded("lastRate", Self.decay(from: 0.1, in: whole.period)(Self.epochs - 1), as: .significant(2)),
            Recorded("stopped", 1 - printed.epochs / Double(Self.epochs), as: .percent(0)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "E-045",
                untestable:
                    "Batch size, inputs and the test of convergence are not given; nearest: four inputs, single samples."
            ) {
                Condition(
                    "loss over the lowest, against the document's", single.fixed.median,
                    equals: printed.fixed / printed.lowest,
                    within: .relative(0.35))
                Condition("epochs until it stays within 2 %", single.fixedEpochs, isAbove: Double(Self.epochs))
            },
            Claim(
                "E-046",
                untestable:
                    "Batch size, decay and the test of convergence are not given; nearest: four inputs, single samples, and its own formula of decay."
            ) {
                Condition(
                    "loss over the lowest, against the document's", single.decayed.median,
                    equals: printed.decayed / printed.lowest, within: 0.02)
                Condition("epochs until it stays within 2 %", single.decayedEpochs, isAtMost: printed.epochs)
            },
            Claim("E-047") { Condition("1 − 0.0236/0.0523", printed.better, equals: 0.55, within: 0.005) },
            Claim(
                "E-048",
                instead: """
                    Its epochs are {{decayExperiment.stopped}} fewer than the fifty of its first experiment. But its fixed run “did not converge”, and against a run that \
                    never arrives no share is defined. So in ours with single samples: with decay {{decayExperiment.singleEpochs}} epochs, and never without.
                    """
            ) {
                Condition(
                    "1 − 38/50, with the fifty epochs of its first experiment",
                    1 - printed.epochs / Double(Self.epochs),
                    equals: 0.24, within: 0.005)
            } beyond: {
                Condition(
                    "single samples at the fixed rate: epochs until it stays within 2 %, of which a share could be saved",
                    single.fixedEpochs.median, isAtMost: Double(Self.epochs))
            },
            Claim(
                "E-032b",
                instead: """
                    Where there is noise to settle. With whole batches there is none: a rate that falls from $0.1$ by $0.96$ at every step, in the end to \
                    {{decayExperiment.lastRate}}, ends {{decayExperiment.wholeDecayed}} above the lowest loss, as a share of it, a fixed $0.1$ {{decayExperiment.whole}}.
                    """
            ) {
                for row in [single, few] {
                    Condition(
                        "its regression, \(row.batch) samples a step: loss over the lowest with decay against fixed 0.1",
                        row.decayed, isBelow: row.fixed)
                }
            } beyond: {
                Condition(
                    "whole batches, from 0.1 by 0.96 at every step: share above the lowest loss, against fixed 0.1",
                    whole.decayed.median - 1, isBelow: whole.fixed.median - 1)
            },
            Claim(
                "E-033",
                untestable:
                    "Nothing is said of what was run, and the same document has another number elsewhere; nearest: single samples from the document's rate."
            ) {
                Condition(
                    "epochs with decay over those without, which never stays within 2 %",
                    single.decayedEpochs.median / single.fixedEpochs.median,
                    equals: 0.77,
                    within: 0.05)
            },
            Claim(
                "E-049",
                instead: """
                    A smaller fixed rate ends {{decayExperiment.bestSingle}} above the lowest loss with single samples, {{decayExperiment.few}} with batches. \
                    Decay is what makes a rate usable that is too noisy to stay at.
                    """
            ) {
                Condition(
                    "single samples at the best fixed rate: loss over the lowest", bestSingle.fixed.cost, isAbove: 1.01)
                Condition(
                    "batches of 32 at the best fixed rate: loss over the lowest", bestFew.fixed.cost, isAbove: 1.01)
            },
        ]
    }
}
